package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.MeshManagers;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.report.ApplyText;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which cluster, which mesh and for whom. */
final class ClusterChoice {

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description =
                    "Context of the kubeconfig; by default its current one. The kubeconfig is named by KUBECONFIG.")
    private @Nullable String context;

    @Option(names = "--mesh", paramLabel = "TYPE", description = "ISTIO, NONE or AUTO (default: found out).")
    private String mesh = "AUTO";

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "For whom objects are made; stable over runs (default: ${DEFAULT-VALUE}).")
    private String owner = "mesh-command";

    Cluster open(Terminal terminal) {
        return open(terminal, Optional.ofNullable(context));
    }

    /** The cluster of that context, or of the current one; @throws UsageException when {@code KUBECONFIG} names no file */
    static Cluster open(Terminal terminal, Optional<String> context) {
        String paths = terminal.environment().get("KUBECONFIG");
        if (paths == null || paths.isBlank()) {
            throw new UsageException(
                    "no cluster: set KUBECONFIG to a kubeconfig file, and name one of its contexts with --cluster"
                            + " (for a try without a cluster: 'mesh server --kubeconfig FILE')");
        }
        List<Path> files = Arrays.stream(paths.split(File.pathSeparator))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .toList();
        return Fabric8Clusters.fromKubeconfig(files, context);
    }

    OperationContext operation(Cluster cluster, String namespace, Terminal terminal) {
        return new OperationContext(
                cluster,
                MeshManagers.create(MeshType.parse(mesh), cluster, namespace),
                new Owner(owner),
                Caller.name(terminal),
                PollClock.system(),
                new ApplyText(terminal::say));
    }
}
