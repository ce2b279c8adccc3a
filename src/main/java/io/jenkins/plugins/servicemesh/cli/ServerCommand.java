package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "server",
        mixinStandardHelpOptions = true,
        description = "Runs the embedded API server in the foreground; it forgets everything when it ends.")
final class ServerCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "P", description = "Port on the loopback address (default: a free one).")
    private int port;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "Write a kubeconfig for it there.")
    private @Nullable Path kubeconfig;

    @Option(names = "--load", paramLabel = "FILE", description = "YAML with objects to begin with; may be repeated.")
    private List<Path> load = List.of();

    ServerCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (EmbeddedCluster cluster =
                EmbeddedCluster.start(EmbeddedOptions.defaults().withPort(port))) {
            for (Path file : load) {
                cluster.load(Files.readString(file));
            }
            if (kubeconfig != null) {
                cluster.writeKubeconfig(kubeconfig);
            }
            terminal.answer(cluster.url().toString());
            new CountDownLatch(1).await(); // until the process is told to end
        }
        return ExitCode.DONE.number();
    }
}
