package io.jenkins.plugins.servicemesh.pipeline;

import hudson.model.Run;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.net.URI;
import jenkins.model.Jenkins;

/** Whose objects a build makes, and what the record calls the build. */
public final class BuildIdentity {

    private BuildIdentity() {}

    /** This Jenkins and the job: the same for every build, so that the next one finds what this one made. */
    public static Owner owner(Run<?, ?> run) {
        return new Owner(instance() + "/" + run.getParent().getFullName());
    }

    /** The build as {@code meshRollback build:} names it: {@code shop/deploy#12}. */
    public static String by(Run<?, ?> run) {
        return run.getExternalizableId();
    }

    private static String instance() {
        String root = Jenkins.get().getRootUrl();
        if (root == null) {
            return "jenkins";
        }
        URI url = URI.create(root);
        String path = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
        return url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + path;
    }
}
