package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import java.util.List;

/** What is said about mistaken texts. */
final class Refused {

    private Refused() {}

    static List<Finding> findings(Evaluation evaluation, String text) {
        return catchThrowableOfType(FindingsException.class, () -> evaluation.of(text))
                .findings();
    }

    static List<String> by(Evaluation evaluation, String text) {
        return findings(evaluation, text).stream().map(Finding::describe).toList();
    }

    /** What is said about the words of a namespace, from line 1 on. */
    static List<String> inMesh(String words) {
        return by(Evaluation.PLAIN, "mesh(namespace: 'shop') { " + words + " }");
    }

    /** What is said about the words of a service with versions v1 and v2. */
    static List<String> inService(String words) {
        return inMesh("service('reviews') { versions 'v1', 'v2'; " + words + " }");
    }

    /** What is said about the words of its route. */
    static List<String> inRoute(String words) {
        return inService("route('default') { " + words + " }");
    }
}
