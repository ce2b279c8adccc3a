package io.jenkins.plugins.servicemesh.model;

import java.util.Map;
import java.util.TreeMap;

/**
 * The pods that a policy is for: those with all these labels, in the namespace.
 *
 * @param name a short name for the policy's own object, a DNS label
 * @param labels never empty: a policy for the whole namespace has no workload
 */
public record Workload(String name, Map<String, String> labels) {

    public Workload {
        Names.dnsLabel("workload", name);
        if (labels.isEmpty()) {
            throw new InvalidValueException("labels of workload " + name, "{}", "at least one label");
        }
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** The pods with the label {@code app: NAME}. */
    public static Workload named(String name) {
        return new Workload(name, Map.of("app", name));
    }
}
