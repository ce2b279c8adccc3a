package io.jenkins.plugins.servicemesh.embedded;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A cluster of its own for each test, with the namespace {@code shop}. */
public abstract class ClusterTest {

    protected EmbeddedCluster cluster = EmbeddedCluster.start();
    protected HttpApi api = new HttpApi(cluster.url());

    @BeforeEach
    void makeNamespace() {
        cluster.load("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
    }

    @AfterEach
    void close() {
        cluster.close();
    }
}
