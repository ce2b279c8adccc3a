package io.jenkins.plugins.servicemesh.local.engine;

import io.jenkins.plugins.servicemesh.check.Place;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Knows where in the user's file something happened. */
public final class ScriptPlaces {
    private final String source;
    private final String file;
    private final Map<Throwable, Place> noted = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param source the name under which the script was compiled
     * @param file the name that the user knows
     */
    public ScriptPlaces(String source, String file) {
        this.source = source;
        this.file = file;
    }

    /** That line of the user's file. */
    public Place line(int line) {
        return Place.UNKNOWN.inFile(file, Math.max(line, 0), 0);
    }

    /** The same place, under the file name that the user knows. */
    public Place shown(Place place) {
        return place.file().equals(source) ? place.inFile(file, place.line(), place.column()) : place;
    }

    /** The innermost frame that is in the user's file. */
    public Place of(List<StackTraceElement> trace) {
        return trace.stream()
                .filter(frame -> source.equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> line(frame.getLineNumber()))
                .orElse(Place.UNKNOWN);
    }

    /** Where this was thrown: its own trace tells, else the step that failed with it first. */
    public Place of(Throwable failure) {
        Place own = of(Arrays.asList(failure.getStackTrace()));
        return own.line() > 0 ? own : noted.getOrDefault(failure, line(0));
    }

    /** Remembers which step failed with this. */
    void note(Throwable failure, Place place) {
        noted.putIfAbsent(failure, place);
    }
}
