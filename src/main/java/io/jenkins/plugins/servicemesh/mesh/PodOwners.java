package io.jenkins.plugins.servicemesh.mesh;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;

/** To which workload a pod belongs. */
public final class PodOwners {

    private PodOwners() {}

    /** {@code Deployment reviews-v1}: the owner, for a ReplicaSet the Deployment that its name begins with, else the pod itself. */
    public static String workload(Resource pod) {
        JsonObject owner = pod.metadata().array("ownerReferences").objects().stream()
                .findFirst()
                .orElse(JsonObject.EMPTY);
        String kind = owner.text("kind").orElse("Pod");
        String name = owner.text("name").orElse(pod.name());
        String hash = "-" + pod.labels().getOrDefault("pod-template-hash", "");
        return kind.equals("ReplicaSet") && name.endsWith(hash)
                ? "Deployment " + name.substring(0, name.length() - hash.length())
                : kind + " " + name;
    }
}
