package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Like 'plan', and exits with 1 when the cluster differs from what is wanted.")
final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private Wanted wanted = new Wanted();

    @Option(
            names = "-o",
            paramLabel = "FORMAT",
            description = "text, json or yaml, the objects after the change (default: ${DEFAULT-VALUE}).")
    private PlanFormat format = PlanFormat.TEXT;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Plan plan = wanted.plan(terminal);
        boolean fine = PlanPrinter.print(plan, format, terminal);
        return (fine && plan.isEmpty() ? ExitCode.DONE : ExitCode.NO).number();
    }
}
