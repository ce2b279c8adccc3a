package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import io.jenkins.plugins.servicemesh.model.ServiceHost;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happens to one service.
 *
 * @param service its name, short or with its namespace
 * @param requestsPerSecond of all its versions together; times count from the start of the run
 * @param matching the share, from 0 to 1, of these requests that match the conditions of a route for some of them
 * @param versions how each answers; times count from the version's first request
 */
public record ServiceScenario(
        String service,
        Timeline<Double> requestsPerSecond,
        double matching,
        Map<String, Timeline<Behaviour>> versions) {

    public ServiceScenario {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    /** Whether that Service is meant; a scenario that names no namespace means the Service in any. */
    public boolean isOf(String namespace, String name) {
        ServiceHost host = ServiceHost.parse(service);
        return host.name().equals(name) && host.namespace().orElse(namespace).equals(namespace);
    }
}
