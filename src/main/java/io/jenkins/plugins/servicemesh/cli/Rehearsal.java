package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The embedded server of one run, started when it is first needed, with the objects of a file. */
final class Rehearsal implements AutoCloseable {

    private final Path objects;
    private @Nullable EmbeddedCluster server;

    /** @param objects YAML documents to begin with; none when there is no such file */
    Rehearsal(Path objects) {
        this.objects = objects;
    }

    /** A connection to the server, over HTTP as to any other. */
    Cluster cluster() {
        EmbeddedCluster started = EmbeddedCluster.start();
        server = started;
        try {
            if (Files.exists(objects)) {
                started.load(Files.readString(objects));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Fabric8Clusters.at("embedded", ApiEndpoint.of(started.url()));
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
