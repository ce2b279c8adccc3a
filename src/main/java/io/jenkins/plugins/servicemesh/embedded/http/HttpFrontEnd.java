package io.jenkins.plugins.servicemesh.embedded.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Carries requests and answers over HTTP, on the loopback address alone. */
public final class HttpFrontEnd implements AutoCloseable {

    /** Clients that would rather watch over a WebSocket fall back to HTTP on this answer. */
    private static final Response NO_WEB_SOCKET =
            Response.failure(503, "ServiceUnavailable", "this server does not speak WebSocket");

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // read when the JDK's server class loads; without it every answer waits 40 ms
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpFrontEnd::thread);
    private final Function<Request, Response> answers;

    /** @throws UncheckedIOException when the port is not free */
    public HttpFrontEnd(int port, Function<Request, Response> answers) {
        this.answers = answers;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " is not free", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "embedded-cluster");
        thread.setDaemon(true);
        return thread;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = header(exchange.getRequestHeaders(), "Upgrade").equalsIgnoreCase("websocket")
                    ? NO_WEB_SOCKET
                    : answers.apply(request(exchange));
            if (response.status() != 0) {
                send(exchange, response);
            }
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        URI address = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                address.getPath(),
                query(Optional.ofNullable(address.getRawQuery()).orElse("")),
                headers(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), charset(exchange.getRequestHeaders())));
    }

    private static Charset charset(Headers headers) {
        return header(headers, "Content-Type").startsWith(Request.PROTOBUF)
                ? StandardCharsets.ISO_8859_1
                : StandardCharsets.UTF_8;
    }

    private static Map<String, List<String>> headers(Headers sent) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        return headers;
    }

    private static String header(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(decode(parts[0]), key -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", response.contentType());
        response.headers().forEach(headers::set);
        response.warnings().forEach(text -> headers.add("Warning", warning(text)));
        if (response.isComplete()) {
            sendWhole(exchange, response.status(), response.body().getBytes(StandardCharsets.UTF_8));
        } else {
            sendChunks(exchange, response);
        }
    }

    private static void sendWhole(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sendChunks(HttpExchange exchange, Response response) throws IOException {
        exchange.sendResponseHeaders(response.status(), 0);
        exchange.getResponseBody().flush();
        try {
            for (String chunk : response.chunks()) {
                exchange.getResponseBody().write(chunk.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        } finally {
            response.close();
        }
    }

    private static String warning(String text) {
        return "299 - \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
