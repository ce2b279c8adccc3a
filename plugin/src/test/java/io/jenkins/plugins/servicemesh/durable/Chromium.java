package io.jenkins.plugins.servicemesh.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser without a window, where this machine has one. */
record Chromium(Path program) {

    private static final long SECONDS = 180;

    /** What it made of a page: the document as it is in the end, and the lines of the console. */
    record Visit(String document, List<String> console) {

        /** What the browser did not load or run because the page's policy forbids it. */
        List<String> refusals() {
            return console.stream()
                    .filter(line -> line.contains("Content Security Policy"))
                    .toList();
        }
    }

    static Optional<Chromium> find() {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /**
     * Opens a page.
     *
     * @param budget milliseconds that the page's timers may wait; they do not really wait, and time stands while the
     *     server is asked
     */
    Visit visit(String url, long budget, Path folder, String... more) throws IOException, InterruptedException {
        Path out = folder.resolve("document.html");
        Path err = folder.resolve("console.txt");
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=" + budget));
        command.addAll(List.of(more));
        command.addAll(List.of("--dump-dom", url));
        Process browser = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!browser.waitFor(SECONDS, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new AssertionError("the browser did not end within " + SECONDS + " s: " + Files.readString(err));
        }
        List<String> console = Files.readAllLines(err).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        return new Visit(Files.readString(out), console);
    }
}
