package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.operation.ReadStatus;
import io.jenkins.plugins.servicemesh.report.StatusJson;
import io.jenkins.plugins.servicemesh.report.StatusText;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the mesh's objects in a namespace, whose they are, and the journal; facts only.")
final class StatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.TEXT;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return where.run(terminal, (operation, namespace) -> {
            var status = new ReadStatus(operation).read(namespace);
            if (format == OutputFormat.JSON) {
                terminal.answer(JsonText.pretty(StatusJson.of(status)));
            } else {
                StatusText.lines(status).forEach(terminal::answer);
            }
            return ExitCode.DONE;
        });
    }
}
