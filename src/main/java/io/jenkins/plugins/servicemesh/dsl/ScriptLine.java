package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Place;
import java.util.Arrays;
import java.util.Set;

/**
 * A line of a script.
 *
 * @param file empty when unknown
 * @param line 0 when unknown
 */
record ScriptLine(String file, int line) {

    private static final String DSL = "MeshDsl.groovy";
    private static final ScriptLine UNKNOWN = new ScriptLine("", 0);
    private static final Set<String> RUNTIME_PACKAGES = Set.of(
            "java.", "sun.", "jdk.", "groovy.", "org.codehaus.", "com.cloudbees.", "org.kohsuke.", "org.jenkinsci.");

    /**
     * The line of the script, the closest one to where the trace begins.
     *
     * @param trace with the script's frames before the JVM's, as the CPS engine puts them into what {@code MeshDsl.groovy}
     *     makes or catches; or among the JVM's, as in plain Groovy
     */
    static ScriptLine in(Throwable trace) {
        return Arrays.stream(trace.getStackTrace())
                .filter(ScriptLine::isScript)
                .findFirst()
                .map(frame -> new ScriptLine(frame.getFileName(), frame.getLineNumber()))
                .orElse(UNKNOWN);
    }

    /** As the place of a finding. */
    Place place() {
        return Place.UNKNOWN.inFile(file, line, 0);
    }

    private static boolean isScript(StackTraceElement frame) {
        String file = frame.getFileName();
        return file != null
                && frame.getLineNumber() > 0
                && !file.endsWith(DSL)
                && !file.endsWith(".java")
                && RUNTIME_PACKAGES.stream().noneMatch(frame.getClassName()::startsWith);
    }
}
