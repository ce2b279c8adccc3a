package io.jenkins.plugins.servicemesh.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Calls a host through a gateway at a steady rate, and counts the answers by their status. */
final class SteadyLoad implements AutoCloseable {

    private static final int TIMEOUT = 5_000; // ms

    private final URI gateway;
    private final String host;
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

    SteadyLoad(URI gateway, String host, int perSecond) {
        this.gateway = gateway;
        this.host = host;
        long period = Duration.ofSeconds(1).dividedBy(perSecond).toNanos();
        threads.scheduleAtFixedRate(this::call, 0, period, TimeUnit.NANOSECONDS);
    }

    /** An answer that did not come counts as status 0. */
    private void call() {
        int status = 0;
        try {
            status = status();
        } catch (IOException | RuntimeException e) {
            // counted as no answer
        }
        synchronized (answers) {
            answers.merge(status, 1, Integer::sum);
        }
    }

    /** The host has to be named as the gateway's route has it, which the JDK's own client does not allow. */
    private int status() throws IOException {
        int port = gateway.getPort() < 0 ? 80 : gateway.getPort();
        try (Socket socket = new Socket(gateway.getHost(), port)) {
            socket.setSoTimeout(TIMEOUT);
            OutputStream out = socket.getOutputStream();
            out.write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(String.valueOf(in.readLine()).split(" ")[1]);
        }
    }

    /** Answers so far, by status. */
    Map<Integer, Integer> answers() {
        synchronized (answers) {
            return new TreeMap<>(answers);
        }
    }

    /** Answers so far that were no success. */
    int failures() {
        return answers().entrySet().stream()
                .filter(entry -> entry.getKey() != 200)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
