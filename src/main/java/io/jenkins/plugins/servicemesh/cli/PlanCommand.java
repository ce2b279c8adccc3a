package io.jenkins.plugins.servicemesh.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows exactly what 'apply' would change, with every finding; writes nothing.")
final class PlanCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private Wanted wanted = new Wanted();

    @Option(
            names = "-o",
            paramLabel = "FORMAT",
            description = "text, json or yaml, the objects after the change (default: ${DEFAULT-VALUE}).")
    private PlanFormat format = PlanFormat.TEXT;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean fine = PlanPrinter.print(wanted.plan(terminal), format, terminal);
        return (fine ? ExitCode.DONE : ExitCode.NO).number();
    }
}
