package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.operation.RollBack;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Takes a recorded apply back, and proves it by an empty difference.")
final class RollbackCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private NamespaceChoice where = new NamespaceChoice();

    @Parameters(
            arity = "0..1",
            paramLabel = "ENTRY",
            description = "Id of the journal entry (default: the last one of this owner).")
    private @Nullable String entry;

    RollbackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return where.run(
                terminal,
                (operation, namespace) -> RollbackPrinter.print(
                        new RollBack(operation).rollBack(namespace, Optional.ofNullable(entry)), terminal));
    }
}
