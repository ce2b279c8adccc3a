package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import java.util.Optional;

/** The clusters that a Jenkinsfile may name. */
public interface ClusterDirectory {

    /**
     * The cluster of that name, open until the run ends.
     *
     * @param name as the Jenkinsfile writes it; empty for the only one
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when there is none of that name
     */
    Cluster find(Optional<String> name);
}
