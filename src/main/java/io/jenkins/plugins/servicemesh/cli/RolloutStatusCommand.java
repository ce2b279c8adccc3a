package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.operation.ReadRollouts;
import io.jenkins.plugins.servicemesh.operation.RolloutStatus;
import io.jenkins.plugins.servicemesh.report.RolloutJson;
import io.jenkins.plugins.servicemesh.report.RolloutStatusText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows rollouts: which share the new version has and since when, the last figures with their bounds, what each waits for, and whether its runner is alive.",
        footer = {"", "Exit code 5 when one is held, or its runner is gone."})
final class RolloutStatusCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @Parameters(arity = "0..1", paramLabel = "ID", description = "One of them (default: all that go on or are held).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--all", description = "Also those that ended well or were rolled back.")
    private boolean all;

    @Option(names = "-o", paramLabel = "FORMAT", description = "text, json or yaml (default: ${DEFAULT-VALUE}).")
    private DocumentFormat format = DocumentFormat.TEXT;

    RolloutStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return where.run(terminal, (operation, namespace) -> {
            List<RolloutStatus> shown = shown(new ReadRollouts(operation), namespace);
            if (shown.isEmpty()) {
                terminal.say("no rollout goes on or is held in namespace " + namespace);
            }
            format.print(RolloutStatusText.lines(shown), RolloutJson.of(shown), terminal);
            return shown.stream().anyMatch(RolloutStatus::isLeftAlone) ? ExitCode.DEGRADED : ExitCode.DONE;
        });
    }

    private List<RolloutStatus> shown(ReadRollouts rollouts, String namespace) {
        if (id.isPresent()) {
            return List.of(rollouts.find(namespace, id));
        }
        return rollouts.list(namespace).stream()
                .filter(each -> all || !each.isEnded() || each.isHeld())
                .toList();
    }
}
