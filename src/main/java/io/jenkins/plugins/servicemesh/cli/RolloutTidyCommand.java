package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.operation.TidyOverdue;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "tidy",
        mixinStandardHelpOptions = true,
        description = "Takes away the old versions that promoted rollouts of this owner kept for a time that is over.")
final class RolloutTidyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    RolloutTidyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return where.run(terminal, (operation, namespace) -> {
            List<RolloutRecord> tidied = new TidyOverdue(operation).tidy(namespace);
            if (tidied.isEmpty()) {
                terminal.say("no old version is overdue in namespace " + namespace);
            }
            tidied.forEach(each -> terminal.answer(
                    "tidied up after rollout " + each.id() + ": " + each.spec().describe()));
            return ExitCode.DONE;
        });
    }
}
