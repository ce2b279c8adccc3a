package io.jenkins.plugins.servicemesh.local.basic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A shell script as a process on this machine.
 *
 * @param environment all that the process sees
 * @param directory is made if it is not there
 */
record ShellCommand(String script, Map<String, String> environment, Path directory) {
    private static final long PATIENCE = 2000; // ms

    /**
     * How it ended.
     *
     * @param status the exit code
     * @param text what it printed, where that was asked for
     */
    record Output(int status, String text) {}

    /** Runs to the end, or ends the process and its children when this thread is interrupted. */
    Output run(Consumer<String> console, boolean keepOutput) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        ProcessBuilder builder = new ProcessBuilder(commandLine()).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectErrorStream(!keepOutput);
        Process process = builder.start();
        process.getOutputStream().close();
        StringBuffer kept = new StringBuffer();
        Thread output = keepOutput
                ? reader(process.inputReader(StandardCharsets.UTF_8), kept)
                : printer(process.inputReader(StandardCharsets.UTF_8), console);
        Thread errors = printer(process.errorReader(StandardCharsets.UTF_8), console);
        try {
            int status = process.waitFor();
            // a process that the script left behind may hold its output open
            output.join(PATIENCE);
            errors.join(PATIENCE);
            return new Output(status, kept.toString());
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    /** A script that names its interpreter is run by that. */
    private List<String> commandLine() {
        String first = script.stripLeading().lines().findFirst().orElse("");
        return first.startsWith("#!")
                ? List.of(
                        "sh",
                        "-c",
                        "f=$(mktemp) && printf '%s' \"$0\" > \"$f\" && chmod +x \"$f\" && \"$f\"; s=$?; rm -f \"$f\"; exit $s",
                        script.stripLeading())
                : List.of("sh", "-xec", script);
    }

    private static Thread printer(BufferedReader lines, Consumer<String> console) {
        return started(() -> lines.lines().forEach(console));
    }

    private static Thread reader(BufferedReader text, StringBuffer kept) {
        return started(() -> {
            try {
                char[] buffer = new char[8192];
                for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                    kept.append(buffer, 0, read);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (UncheckedIOException e) {
                // the process was ended; what it printed until then has been read
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
