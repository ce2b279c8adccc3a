package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.dsl.MeshFile;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Prints DSL files as a mesh file: the same content as data, which nothing has to run.")
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private FileChoice files = new FileChoice();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (MeshIntent intent : files.read(terminal).intents()) {
            terminal.answer("---\n" + YamlText.print(MeshFile.document(intent)).stripTrailing());
        }
        return ExitCode.DONE.number();
    }
}
