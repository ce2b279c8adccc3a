package io.jenkins.plugins.servicemesh.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call of the command that runs beside the test. */
final class MeshInBackground {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> code;

    MeshInBackground(Map<String, String> environment, String... arguments) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        code = CompletableFuture.supplyAsync(
                () -> Mesh.run(new ByteArrayInputStream(new byte[0]), stream, stream, environment, arguments));
    }

    /** How it ended. */
    int code() throws Exception {
        return code.get(60, TimeUnit.SECONDS);
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Waits until it has said that. */
    void awaitSaid(String text) throws InterruptedException {
        for (int tries = 0; tries < 600 && !said().contains(text); tries++) {
            Thread.sleep(50);
        }
        if (!said().contains(text)) {
            throw new AssertionError("not said: " + text + "\n" + said());
        }
    }
}
