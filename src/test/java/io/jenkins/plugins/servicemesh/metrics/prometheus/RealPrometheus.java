package io.jenkins.plugins.servicemesh.metrics.prometheus;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Prometheus process of its own that scrapes, every second, a page that the test writes. */
final class RealPrometheus implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpServer page;
    private final Process process;
    private final URI url;
    private volatile String metrics = "";
    private volatile int scrapes;

    private RealPrometheus(Path binary, Path folder) throws IOException {
        page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        page.createContext("/metrics", exchange -> {
            byte[] body = metrics.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
            scrapes++;
        });
        page.start();
        int port = freePort();
        url = URI.create("http://127.0.0.1:" + port);
        process = start(binary, folder, port);
    }

    /** The program on the PATH, if it is there. */
    static Optional<Path> binary() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .flatMap(path -> Arrays.stream(path.split(java.io.File.pathSeparator)))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static RealPrometheus start(Path binary, Path folder) {
        try {
            RealPrometheus prometheus = new RealPrometheus(binary, folder);
            prometheus.await();
            return prometheus;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(Path binary, Path folder, int port) throws IOException {
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                - job_name: pods
                  static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(
                        page.getAddress().getPort()));
        return new ProcessBuilder(
                        binary.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private void await() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(url.resolve("/-/ready")).build();
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady(client, ready)) {
            if (Instant.now().isAfter(end) || !process.isAlive()) {
                close();
                throw new IllegalStateException("Prometheus did not start");
            }
            pause(100);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest ready) {
        try {
            return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return url;
    }

    PrometheusConfig config() {
        return PrometheusConfig.of("real", url).withScrapeInterval(INTERVAL);
    }

    /** What every scrape reads from now on; returns when it was read at least twice and can be asked for. */
    void shows(String text) {
        metrics = text;
        int seen = scrapes;
        Instant end = Instant.now().plus(PATIENCE);
        while (scrapes < seen + 2 && Instant.now().isBefore(end)) {
            pause(20);
        }
        pause(200);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
        page.stop(0);
    }
}
