package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.operation.CleanUp;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cleanup",
        mixinStandardHelpOptions = true,
        description = "Removes all that this owner made in a namespace and puts back what it changed; nothing else.")
final class CleanupCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @Option(names = "--plan", description = "Only show what would be removed and put back.")
    private boolean planOnly;

    @Option(
            names = "--forget",
            description =
                    "Also drop this owner's closed journal entries and lapsed leases; then nothing can be taken back any more.")
    private boolean forget;

    CleanupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return where.run(terminal, (operation, namespace) -> {
            CleanUp cleanUp = new CleanUp(operation);
            if (planOnly) {
                PlanPrinter.print(cleanUp.plan(namespace), PlanFormat.TEXT, terminal);
                return ExitCode.DONE;
            }
            RollbackResult result = cleanUp.cleanUp(namespace);
            if (!forget || !result.isComplete()) {
                return RollbackPrinter.print(result, terminal);
            }
            ExitCode code = RollbackPrinter.print(result.unrecorded(), terminal);
            terminal.answer("forgotten: " + cleanUp.forget(namespace) + " journal entries");
            return code;
        });
    }
}
