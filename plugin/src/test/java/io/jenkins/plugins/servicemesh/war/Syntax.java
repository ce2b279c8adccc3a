package io.jenkins.plugins.servicemesh.war;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** How a Pipeline is written. The examples are Declarative. */
enum Syntax {
    DECLARATIVE {
        @Override
        String of(String jenkinsfile) {
            return jenkinsfile;
        }
    },
    SCRIPTED {
        @Override
        String of(String jenkinsfile) {
            return scripted(jenkinsfile);
        }
    };

    private static final Set<String> BLOCKS_OF_DECLARATIVE = Set.of("stages {", "steps {", "script {");

    /** This Jenkinsfile in that syntax. */
    abstract String of(String jenkinsfile);

    /** The same steps in the same stages; a stage that depends on a condition is run. */
    private static String scripted(String jenkinsfile) {
        StringBuilder script = new StringBuilder();
        Deque<String> ends = new ArrayDeque<>();
        for (String line : jenkinsfile.split("\n")) {
            String words = line.strip();
            if (BLOCKS_OF_DECLARATIVE.contains(words)) {
                ends.push(line.substring(0, line.indexOf(words)) + "}");
            } else if (line.equals(ends.peek())) {
                ends.pop();
            } else if (!words.equals("agent any") && !words.startsWith("when {")) {
                script.append(words.equals("pipeline {") ? "node {" : line).append('\n');
            }
        }
        return script.toString();
    }
}
