package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.Fault;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a fault is called in reasons. */
final class FaultWords {

    private FaultWords() {}

    /** {@code fault delay 2s of 5 %, abort 503 of 1 %}. */
    static String of(Fault fault) {
        Stream<String> delay = fault.delay().stream()
                .map(part -> "delay " + DurationText.print(part.time()) + " of " + part.percent());
        Stream<String> abort =
                fault.abort().stream().map(part -> "abort " + part.httpStatus() + " of " + part.percent());
        return Stream.concat(delay, abort).collect(Collectors.joining(", ", "fault ", ""));
    }
}
