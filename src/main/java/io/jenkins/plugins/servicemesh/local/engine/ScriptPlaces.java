package io.jenkins.plugins.servicemesh.local.engine;

import io.jenkins.plugins.servicemesh.check.Place;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Knows where in the user's files something happened. */
public final class ScriptPlaces {
    private final String file;
    private final Map<String, String> files = new HashMap<>();
    private final Map<Throwable, Place> noted = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param source the name under which the Jenkinsfile is compiled
     * @param file the name under which the user knows it
     */
    public ScriptPlaces(String source, String file) {
        this.file = file;
        add(source, file);
    }

    /** Another source, and the name under which the user knows it. */
    public void add(String source, String shown) {
        files.put(source, shown);
    }

    /** The same place, under the file name that the user knows. */
    public Place shown(Place place) {
        return place.inFile(files.getOrDefault(place.file(), place.file()), place.line(), place.column());
    }

    /** The innermost frame that is in one of the user's files. */
    public Place of(List<StackTraceElement> trace) {
        return trace.stream()
                .map(frame -> Place.UNKNOWN.inFile(String.valueOf(frame.getFileName()), frame.getLineNumber(), 0))
                .filter(place -> files.containsKey(place.file()) && place.line() > 0)
                .findFirst()
                .map(this::shown)
                .orElse(Place.UNKNOWN);
    }

    /** Where this was thrown: its own trace tells, else the step that failed with it first. */
    public Place of(Throwable failure) {
        Place own = of(Arrays.asList(failure.getStackTrace()));
        return own.line() > 0 ? own : noted.getOrDefault(failure, Place.UNKNOWN.inFile(file, 0, 0));
    }

    /** Remembers which step failed with this. */
    void note(Throwable failure, Place place) {
        noted.putIfAbsent(failure, place);
    }
}
