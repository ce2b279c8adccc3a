package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.RolloutQueries;
import io.jenkins.plugins.servicemesh.report.RolloutText;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.rollout.RolloutDriver;
import io.jenkins.plugins.servicemesh.rollout.RolloutSite;
import io.jenkins.plugins.servicemesh.rollout.Rollouts;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Runs a rollout in this process, to its end, and tells how it goes. Ctrl-C aborts it: it ends as it says itself. */
final class RolloutRun {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final OperationContext operation;
    private final MetricsChoice metrics;
    private final WakeableClock clock = new WakeableClock();

    RolloutRun(Terminal terminal, OperationContext operation, MetricsChoice metrics) {
        this.terminal = terminal;
        this.operation = operation.withClock(clock);
        this.metrics = metrics;
    }

    /** Begins one. */
    ExitCode begin(RolloutSpec spec) {
        return run(spec, (rollouts, told) -> rollouts.begin(spec, told));
    }

    /** Goes on with one that nobody runs, and says this to it first. */
    ExitCode resume(RolloutRecord record, Optional<Command> said) {
        return run(record.spec(), (rollouts, told) -> {
            RolloutDriver driver = rollouts.resume(record, told);
            said.ifPresent(command -> driver.say(command, operation.by()));
            return driver;
        });
    }

    /** Takes one back that nobody runs. */
    ExitCode takeBack(RolloutRecord record) {
        return run(record.spec(), (rollouts, told) -> rollouts.takeBack(record, told));
    }

    private ExitCode run(RolloutSpec spec, BiFunction<Rollouts, Consumer<Moment>, RolloutDriver> beginning) {
        Rollouts rollouts = new Rollouts(site(spec));
        RolloutDriver driver = beginning.apply(rollouts, this::tell);
        terminal.say("rollout " + driver.record().id() + ": 'mesh rollout pause|resume|promote|abort -n "
                + spec.namespace() + " " + driver.record().id() + "' from anywhere");
        try (InterruptedRun interruption = new InterruptedRun(() -> abort(driver))) {
            rollouts.finish(driver);
            RolloutText.end(driver.record()).forEach(terminal::answer);
        }
        return code((Ended) driver.record().state().phase());
    }

    private void abort(RolloutDriver driver) {
        terminal.say("aborting ...");
        driver.say(Command.ABORT, operation.by());
        clock.wake();
    }

    private void tell(Moment moment) {
        RolloutText.lines(moment).forEach(terminal::say);
    }

    private RolloutSite site(RolloutSpec spec) {
        Instant start = clock.now();
        return new RolloutSite(
                operation.cluster(),
                operation.manager(),
                operation.owner(),
                operation.by(),
                clock,
                RolloutQueries.of(operation, spec).flatMap(queries -> metrics.source(terminal, queries, start)),
                Map.of(),
                new CommandInbox(operation.cluster(), BETWEEN_LOOKS),
                operation.events());
    }

    private static ExitCode code(Ended end) {
        boolean aborted =
                end.cause().filter(cause -> cause.kind() == Cause.Kind.ABORT).isPresent();
        return switch (end.outcome()) {
            case SUCCEEDED -> ExitCode.DONE;
            case ROLLED_BACK -> aborted ? ExitCode.ABORTED : ExitCode.NO;
            case HELD -> aborted ? ExitCode.ABORTED : ExitCode.DEGRADED;
            case REFUSED -> ExitCode.NO;
        };
    }
}
