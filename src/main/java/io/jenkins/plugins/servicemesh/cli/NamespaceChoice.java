package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that work on one namespace. */
final class NamespaceChoice {

    @Mixin
    private ClusterChoice choice = new ClusterChoice();

    @Option(
            names = {"-n", "--namespace"},
            required = true,
            paramLabel = "NAME",
            description = "The namespace.")
    private String namespace = "";

    /** What to do on the cluster. */
    interface Work {
        ExitCode run(OperationContext operation, String namespace);
    }

    int run(Terminal terminal, Work work) {
        try (Cluster cluster = choice.open(terminal)) {
            return work.run(choice.operation(cluster, namespace, terminal), namespace)
                    .number();
        }
    }
}
