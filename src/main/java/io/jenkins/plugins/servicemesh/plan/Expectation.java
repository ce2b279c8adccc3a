package io.jenkins.plugins.servicemesh.plan;

import java.util.Map;

/** What must come true after the writes for the plan to be in effect, as data. */
public sealed interface Expectation {

    /** For people: {@code ready endpoints behind reviews v2}. */
    String describe();

    /**
     * At least one ready endpoint of this Service is a pod with these labels.
     *
     * @param labels of the version's pods; empty for any pod of the Service
     */
    record ReadyEndpoints(String namespace, String service, Map<String, String> labels) implements Expectation {
        public ReadyEndpoints {
            labels = Map.copyOf(labels);
        }

        @Override
        public String describe() {
            String version = labels.isEmpty() ? "" : " with " + new java.util.TreeMap<>(labels);
            return "a ready endpoint behind " + namespace + "/" + service + version;
        }
    }
}
