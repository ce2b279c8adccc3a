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

    @Option(names = "-o", paramLabel = "FORMAT", description = "text or json (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.TEXT;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        boolean fine = PlanPrinter.print(wanted.plan(terminal), format, terminal);
        return (fine ? ExitCode.DONE : ExitCode.NO).number();
    }
}
