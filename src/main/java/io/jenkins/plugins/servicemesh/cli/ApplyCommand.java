package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.model.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description =
                "Plans, checks, applies, verifies and records; writes nothing when anything is wrong. Then runs the rollouts of the files.")
final class ApplyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private Wanted wanted = new Wanted();

    @Option(
            names = "--no-dry-run",
            negatable = true,
            description = "Do not let the API server judge every write before the first is stored.")
    private boolean dryRun = true;

    @Option(
            names = "--verify-for",
            paramLabel = "TIME",
            description = "How long to wait until it is in effect (default: ${DEFAULT-VALUE}).")
    private String verifyFor = "30s";

    @Option(
            names = "--probe-for",
            paramLabel = "TIME",
            description =
                    "With --share: how long a controller has to let a probe be, and then the edit (default: ${DEFAULT-VALUE}).")
    private String probeFor = "15s";

    @Mixin
    private GatesChoice gates = new GatesChoice();

    ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Duration time = DurationText.parse("--verify-for", verifyFor);
        Duration probe = DurationText.parse("--probe-for", probeFor);
        return wanted.apply(
                        terminal,
                        options ->
                                options.withDryRun(dryRun).withVerifyFor(time).withProbeFor(probe),
                        gates,
                        this::tell)
                .number();
    }

    private ExitCode tell(List<ApplyResult> results) {
        int written =
                results.stream().mapToInt(result -> result.outcomes().size()).sum();
        terminal.answer(written == 0 ? "unchanged" : "done: " + written + " written");
        results.forEach(result -> result.journalEntry()
                .ifPresent(
                        id -> terminal.answer("journal entry " + id + ": 'mesh rollback " + id + "' takes it back")));
        boolean inEffect =
                results.stream().allMatch(result -> result.verification().isInEffect());
        return inEffect ? ExitCode.DONE : ExitCode.DEGRADED;
    }
}
