package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.List;
import java.util.Optional;

/**
 * What runs the mesh.
 *
 * @param rootNamespace whose policies hold for the whole mesh; empty without a mesh
 * @param revisions the control plane's Deployments, by namespace and name
 * @param webhooks that the control plane registered, by kind and name
 */
public record ControlPlane(String rootNamespace, List<Revision> revisions, List<Webhook> webhooks) {

    /** Nothing runs. */
    public static final ControlPlane NONE = new ControlPlane("", List.of(), List.of());

    public ControlPlane {
        revisions = List.copyOf(revisions);
        webhooks = List.copyOf(webhooks);
    }

    /**
     * One Deployment of the control plane.
     *
     * @param name of the revision, {@code default} where none is named
     * @param version the tag of its image
     * @param ready replicas now
     * @param wanted replicas
     */
    public record Revision(
            String name, String namespace, String deployment, Optional<String> version, int ready, int wanted) {}

    /**
     * One webhook configuration.
     *
     * @param injects whether it puts sidecars into pods
     * @param revision that it belongs to
     * @param tag that it stands for
     */
    public record Webhook(String kind, String name, boolean injects, String revision, Optional<String> tag) {}
}
