package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.operation.EntrySelection;
import io.jenkins.plugins.servicemesh.operation.RollBack;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Takes recorded applies and cleanups back, and proves it by an empty difference.")
final class RollbackCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @ArgGroup
    private Which which = new Which();

    @Option(names = "--plan", description = "Only show what would be written.")
    private boolean planOnly;

    /** One of these at most. */
    static final class Which {

        @Parameters(
                arity = "0..1",
                paramLabel = "ENTRY",
                description = "Id of the journal entry (default: the last one of this owner).")
        private @Nullable String entry;

        @Option(names = "--last", description = "The last one of this owner.")
        private boolean last;

        @Option(
                names = "--build",
                paramLabel = "TEXT",
                description = "All that a build wrote for this owner: its URL, or a part such as 'job/shop/42'.")
        private @Nullable String build;

        @Option(
                names = {"--since", "--before"},
                paramLabel = "TIME",
                description =
                        "All that was written for this owner at that time or later, so that it is as it was before: 2026-01-31T09:00:00Z.")
        private @Nullable String since;

        EntrySelection selection() {
            if (entry != null) {
                return new EntrySelection.Entry(entry);
            }
            if (build != null) {
                return new EntrySelection.Build(build);
            }
            return since == null ? new EntrySelection.Last() : since(since);
        }

        private static EntrySelection since(String time) {
            try {
                return new EntrySelection.Since(OffsetDateTime.parse(time).toInstant());
            } catch (DateTimeParseException e) {
                throw new UsageException("invalid time '" + time + "'; allowed: a time such as 2026-01-31T09:00:00Z");
            }
        }
    }

    RollbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        EntrySelection selection = which.selection();
        return where.run(terminal, (operation, namespace) -> {
            RollBack rollBack = new RollBack(operation);
            if (planOnly) {
                PlanPrinter.print(rollBack.plan(namespace, selection), PlanFormat.TEXT, terminal);
                return ExitCode.DONE;
            }
            return RollbackPrinter.print(rollBack.rollBack(namespace, selection), terminal);
        });
    }
}
