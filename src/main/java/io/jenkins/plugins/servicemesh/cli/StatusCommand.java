package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.operation.ReadStatus;
import io.jenkins.plugins.servicemesh.report.StatusJson;
import io.jenkins.plugins.servicemesh.report.StatusText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows what the mesh does in a namespace: control plane, pods, mTLS, callers, routes, telemetry, objects with whose they are, and the journal; with a metric source also who calls in plain text; facts only.",
        footer = {
            "",
            "Exit code 5 when something is degraded: no control plane or none of its replicas ready; a workload without",
            "a ready pod, or with pods that should have a proxy and have none; a route that sends requests where no",
            "endpoint is ready, or to a subset that nothing defines; objects that contradict each other; a journal entry",
            "that was begun and never closed."
        })
final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @Mixin
    private MetricsChoice metrics = new MetricsChoice();

    @Option(names = "-o", paramLabel = "FORMAT", description = "text, json or yaml (default: ${DEFAULT-VALUE}).")
    private DocumentFormat format = DocumentFormat.TEXT;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return where.run(terminal, (operation, namespace) -> {
            MeshStatus status = new ReadStatus(metrics.on(operation, terminal)).read(namespace);
            format.print(StatusText.lines(status), StatusJson.of(status), terminal);
            return status.isDegraded() ? ExitCode.DEGRADED : ExitCode.DONE;
        });
    }
}
