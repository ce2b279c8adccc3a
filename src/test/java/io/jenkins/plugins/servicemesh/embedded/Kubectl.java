package io.jenkins.plugins.servicemesh.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kubectl of this machine, as its users call it, with what differs from run to run blotted out. */
record Kubectl(Path program, Path directory, Path kubeconfig) {

    private static final String NAMESPACE = "transcript";

    /** Whose words the transcript holds: other releases word some answers otherwise. */
    private static final String RELEASE = "v1.35.";

    /** The one that {@code KUBECTL} names, else that of the {@code PATH}; without one of that release the test is skipped. */
    static Path find() {
        Optional<Path> named = Optional.ofNullable(System.getenv("KUBECTL")).map(Path::of);
        Optional<Path> found = named.or(Kubectl::onPath).filter(Files::isExecutable);
        assumeTrue(found.isPresent(), "neither KUBECTL nor PATH has a kubectl: no transcript was made");
        String version = new Kubectl(found.get(), Path.of("."), Path.of("none")).run("version --client");
        assumeTrue(version.contains(RELEASE), "the transcript is of kubectl " + RELEASE + "x, not of " + version);
        return found.get();
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "kubectl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What these commands print, each after a line with the command. */
    String transcript(List<String> commands) {
        StringBuilder transcript = new StringBuilder();
        commands.forEach(command ->
                transcript.append("$ kubectl ").append(command).append('\n').append(steady(run(command))));
        return transcript.toString();
    }

    private String run(String command) {
        List<String> line = new ArrayList<>(List.of(program.toString(), "--namespace", NAMESPACE));
        line.addAll(Arrays.asList(command.split(" ")));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", System.getProperty("java.io.tmpdir"));
        try {
            Process process = builder.start();
            String text = new String(process.getInputStream().readAllBytes());
            return text + "exit " + process.waitFor() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String steady(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UID")
                .replaceAll("(resourceVersion: |Resource Version:\\s+)\"?\\d+\"?", "$1VERSION")
                .replaceAll("(?m)(?<=\\s)\\d+m?s$", "AGE")
                .replaceAll("(?m) +$", "")
                .replaceAll("(?m)^Waiting for .*\\n", "");
    }
}
