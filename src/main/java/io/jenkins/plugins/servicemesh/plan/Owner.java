package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.Resource;

/**
 * Who we are when we write: a Jenkins instance and job, or whoever runs the command.
 *
 * @param name stable over builds, for example {@code jenkins.example.org/shop/deploy}
 */
public record Owner(String name) {

    /** The label of every object that we made. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    /** The value of that label. */
    public static final String MANAGER = "jenkins-service-mesh";

    /** The annotation that names which of us made it. */
    public static final String OWNER = "servicemesh.jenkins.io/owner";

    /** The resource marked as made by this owner. */
    public Resource mark(Resource resource) {
        return resource.withLabel(MANAGED_BY, MANAGER).withAnnotation(OWNER, name);
    }
}
