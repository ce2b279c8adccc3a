package io.jenkins.plugins.servicemesh.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Users: fifty requests a second through a gateway, and how many of them were answered with no 200. */
final class GatewayLoad implements AutoCloseable {

    private static final int PERIOD_MILLIS = 20;

    private final URI gateway;
    private final String host;
    private final AtomicInteger failures = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

    GatewayLoad(URI gateway, String host) {
        this.gateway = gateway;
        this.host = host;
        threads.scheduleAtFixedRate(this::call, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void call() {
        if (!isAnswered()) {
            failures.incrementAndGet();
        }
    }

    /** By hand, for the JDK's client does not let a request say another host than that of its address. */
    private boolean isAnswered() {
        try (Socket socket = new Socket(gateway.getHost(), Math.max(80, gateway.getPort()))) {
            socket.setSoTimeout(5_000);
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(in.readLine()).contains(" 200 ");
        } catch (IOException e) {
            return false;
        }
    }

    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
