package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The embedded server of one run, started when it is first needed, with the objects of a file. */
final class Rehearsal implements AutoCloseable {

    private final List<Path> objects;
    private @Nullable EmbeddedCluster server;

    /** @param objects files of YAML documents to begin with, in this order; those that are not there hold nothing */
    Rehearsal(List<Path> objects) {
        this.objects = List.copyOf(objects);
    }

    /** A connection to the server, over HTTP as to any other. */
    Cluster cluster() {
        EmbeddedCluster started = EmbeddedCluster.start();
        server = started;
        try {
            for (Path file : objects) {
                if (Files.exists(file)) {
                    started.load(Files.readString(file));
                }
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
