package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import java.util.Locale;
import picocli.CommandLine;

/** {@code mesh rollout}: looks at rollouts, and says things to them, whoever runs them. */
@CommandLine.Command(
        name = "rollout",
        mixinStandardHelpOptions = true,
        description = "Looks at rollouts and says things to them, wherever they run: their state is in the cluster.",
        synopsisSubcommandLabel = "COMMAND")
final class RolloutCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private RolloutCommand() {}

    /** With its subcommands. */
    static CommandLine line(Terminal terminal) {
        return new CommandLine(new RolloutCommand())
                .addSubcommand(new RolloutStatusCommand(terminal))
                .addSubcommand(said(Command.PAUSE, "Lets its traffic stay as it is, until it is resumed.", terminal))
                .addSubcommand(said(
                        Command.RESUME,
                        "Goes on with one that is paused or asks; runs one here that nobody runs any more.",
                        terminal))
                .addSubcommand(said(Command.PROMOTE, "Gives the new version everything now.", terminal))
                .addSubcommand(said(
                        Command.ABORT,
                        "Ends it as its onAbort says; takes one back here that is held or that nobody runs any more.",
                        terminal));
    }

    private static CommandLine said(Command command, String description, Terminal terminal) {
        CommandLine line = new CommandLine(new RolloutOrderCommand(terminal, command));
        String name = command.name().toLowerCase(Locale.ROOT);
        line.setCommandName(name);
        line.getCommandSpec().usageMessage().description(description);
        return line;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "what about rollouts: status, pause, resume, promote or abort?");
    }
}
