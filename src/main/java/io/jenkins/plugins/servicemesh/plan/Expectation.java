package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.Map;

/** What must come true after the writes for the plan to be in effect, as data. */
public sealed interface Expectation {

    /** For people: {@code ready endpoints behind reviews v2}. */
    String describe();

    /** Reads each case; a new case breaks every reader's build. */
    interface Visitor<R> {
        R readyEndpoints(ReadyEndpoints expectation);

        R restarted(Restarted expectation);
    }

    <R> R accept(Visitor<R> visitor);

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

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.readyEndpoints(this);
        }
    }

    /** All pods of this Deployment, StatefulSet or DaemonSet are made from its newest template, and ready. */
    record Restarted(ResourceId workload) implements Expectation {
        @Override
        public String describe() {
            return "new pods of " + workload.type().kind() + " " + workload.namespace() + "/" + workload.name();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.restarted(this);
        }
    }
}
