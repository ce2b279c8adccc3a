package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.List;
import java.util.Optional;

/**
 * One route.
 *
 * @param name empty for one without
 * @param place {@code http[0]}
 * @param match which requests it takes, in words
 * @param also what else it does to them, in words
 */
public record RouteFacts(
        Optional<String> name, String place, String match, List<DestinationFacts> destinations, List<String> also) {

    public RouteFacts {
        destinations = List.copyOf(destinations);
        also = List.copyOf(also);
    }

    /** For people: {@code 'default'}, or its place. */
    public String title() {
        return name.map(text -> "'" + text + "'").orElse(place);
    }
}
