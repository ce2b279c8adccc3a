package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.ReadRollouts;
import io.jenkins.plugins.servicemesh.operation.RolloutStatus;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says one thing to a rollout: to its runner where that is alive, else it is done here. */
@CommandLine.Command(mixinStandardHelpOptions = true)
final class RolloutOrderCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Command command;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @Mixin
    private MetricsChoice metrics = new MetricsChoice();

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "The rollout (default: the only one that goes on or is held).")
    private Optional<String> id = Optional.empty();

    RolloutOrderCommand(Terminal terminal, Command command) {
        this.terminal = terminal;
        this.command = command;
    }

    @Override
    public Integer call() {
        return where.run(terminal, (operation, namespace) -> {
            RolloutStatus status = new ReadRollouts(operation).find(namespace, id);
            return status.isRun() ? say(status, operation) : act(status, operation);
        });
    }

    private ExitCode say(RolloutStatus status, OperationContext operation) {
        String namespace = status.record().namespace();
        new RolloutStore(operation.cluster()).say(namespace, status.record().id(), command, operation.by());
        terminal.answer("said to rollout " + status.record().id() + "; 'mesh rollout status -n " + namespace
                + "' tells what becomes of it");
        return ExitCode.DONE;
    }

    private ExitCode act(RolloutStatus status, OperationContext operation) {
        RolloutRun run = new RolloutRun(terminal, operation, metrics);
        boolean takesBack = command == Command.ABORT && (status.isHeld() || !status.isEnded());
        if (takesBack) {
            return run.takeBack(status.record());
        }
        if (status.isEnded()) {
            throw refused(
                    status,
                    "has ended",
                    status.isHeld() ? "'mesh rollout abort' puts back what was there before" : "begin another");
        }
        if (command == Command.PAUSE) {
            throw refused(
                    status,
                    "is run by nobody, so its traffic stays as it is",
                    "'mesh rollout resume' goes on with it, 'mesh rollout abort' takes it back");
        }
        return run.resume(status.record(), Optional.of(command));
    }

    private static FindingsException refused(RolloutStatus status, String why, String advice) {
        return new FindingsException(
                Finding.error("rollout/order", "rollout " + status.record().id() + " " + why)
                        .withSuggestion(advice));
    }
}
