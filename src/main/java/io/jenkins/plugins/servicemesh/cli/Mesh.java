package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.NearMiss;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code mesh}. */
@Command(
        name = "mesh",
        mixinStandardHelpOptions = true,
        version = "mesh 0.1.0",
        description =
                "Configures the traffic, security and telemetry of a service mesh: planned, checked, applied, verified, recorded.",
        footer = {
            "",
            "Exit codes: 0 done, 1 the answer is no (findings, rolled back, differences), 2 wrong usage,",
            "3 cannot reach or not allowed, 4 someone else moved it, 5 held or degraded, 130 aborted."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Mesh {

    private Mesh() {}

    /** The process's entry. */
    public static void main(String[] args) {
        System.setProperty(
                "sun.net.httpserver.nodelay", "true"); // without it each reply of the embedded server waits 40 ms
        System.setProperty("picocli.disable.closures", "true"); // no option is one, and looking would start Groovy
        int code = run(System.in, System.out, System.err, System.getenv(), args);
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code); // HTTP client threads would hold the exit back for half a second
    }

    /**
     * Runs one command.
     *
     * @param out where the answer goes
     * @param err where the talk goes
     * @return the exit code
     */
    public static int run(
            InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        Terminal terminal = new Terminal(in, out, err, environment);
        CommandLine line = new CommandLine(new Mesh());
        needed(commands(terminal), args).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, arguments) -> usage(failure, terminal))
                .setExecutionExceptionHandler((failure, command, result) -> refused(failure, terminal));
        return args.length == 0 ? line.execute("--help") : line.execute(args);
    }

    private static List<Object> commands(Terminal terminal) {
        return List.of(
                new RunCommand(terminal),
                new PlanCommand(terminal),
                new ApplyCommand(terminal),
                new DiffCommand(terminal),
                new ValidateCommand(terminal),
                new RenderCommand(terminal),
                new ExportCommand(terminal),
                new StatusCommand(terminal),
                new CanaryCommand(terminal),
                RolloutCommand.line(terminal),
                new RollbackCommand(terminal),
                new CleanupCommand(terminal),
                new RbacCommand(terminal),
                new ServerCommand(terminal));
    }

    /** The one that is named, for reading the options of all the others would take longer than most commands; else all. */
    private static List<Object> needed(List<Object> commands, String... args) {
        List<Object> named = commands.stream()
                .filter(command -> args.length > 0 && name(command).equals(args[0]))
                .toList();
        return named.isEmpty() ? commands : named;
    }

    private static String name(Object command) {
        return command instanceof CommandLine several
                ? several.getCommandName()
                : command.getClass().getAnnotation(Command.class).name();
    }

    private static int usage(ParameterException failure, Terminal terminal) {
        terminal.say("mesh: " + failure.getMessage());
        nearest(failure).ifPresent(command -> terminal.say("did you mean '" + command + "'?"));
        terminal.say("Try: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static Optional<String> nearest(ParameterException failure) {
        return failure instanceof UnmatchedArgumentException unmatched
                ? NearMiss.among(
                        failure.getCommandLine().getSubcommands().keySet(),
                        unmatched.getUnmatched().get(0))
                : Optional.empty();
    }

    private static int refused(Exception failure, Terminal terminal) {
        if (failure instanceof FindingsException refusal) {
            FindingsText.lines(refusal.findings()).forEach(terminal::say);
        } else {
            terminal.say("mesh: " + failure.getMessage());
        }
        return ExitCode.of(failure).number();
    }
}
