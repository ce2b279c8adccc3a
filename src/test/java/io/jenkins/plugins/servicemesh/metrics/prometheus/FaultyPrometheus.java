package io.jenkins.plugins.servicemesh.metrics.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers in the shapes of a real one, as {@link PrometheusSourceTest} shows them, but with faults that a real one seldom has. */
final class FaultyPrometheus implements AutoCloseable {

    static final String ONE = """
            {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1767225600,"1"]}]}}""";

    /** @param millis before the body */
    record Reply(int status, String body, int millis) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final List<Map<String, List<String>>> requests = new ArrayList<>();

    FaultyPrometheus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Reply reply;
        synchronized (this) {
            requests.add(Map.copyOf(exchange.getRequestHeaders()));
            reply = replies.size() > 1 ? replies.pop() : replies.peek();
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try {
            Thread.sleep(reply.millis());
            exchange.getResponseBody().write(body);
        } catch (InterruptedException | IOException e) {
            // whoever asked is gone
        }
        exchange.close();
    }

    /** One more answer; the last one is given for ever. */
    synchronized FaultyPrometheus reply(int status, String body) {
        replies.add(new Reply(status, body, 0));
        return this;
    }

    synchronized FaultyPrometheus replyLate(int millis) {
        replies.add(new Reply(200, ONE, millis));
        return this;
    }

    synchronized List<Map<String, List<String>>> requests() {
        return List.copyOf(requests);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tenant/");
    }

    PrometheusConfig config() {
        return PrometheusConfig.of("prod", url());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
