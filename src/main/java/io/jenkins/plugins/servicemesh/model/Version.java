package io.jenkins.plugins.servicemesh.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One version of a service: the pods with these labels, or a Service of its own where the mesh needs one.
 *
 * @param name for example {@code v2}; a DNS label
 * @param labels of the pods, never empty
 * @param service the Service that leads to this version alone
 */
public record Version(String name, Map<String, String> labels, Optional<String> service) {

    public Version {
        Names.dnsLabel("version", name);
        if (labels.isEmpty()) {
            throw new InvalidValueException("labels of version " + name, "{}", "at least one label");
        }
        labels = java.util.Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** The pods with the label {@code version: NAME}. */
    public static Version named(String name) {
        return new Version(name, Map.of("version", name), Optional.empty());
    }
}
