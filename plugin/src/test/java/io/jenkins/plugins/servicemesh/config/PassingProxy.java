package io.jenkins.plugins.servicemesh.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A forward proxy that knows one server, and passes all that comes to it, whatever host was asked for. */
final class PassingProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final URI server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger connections = new AtomicInteger();

    private PassingProxy(ServerSocket socket, URI server) {
        this.socket = socket;
        this.server = server;
    }

    static PassingProxy to(URI server) throws IOException {
        PassingProxy proxy = new PassingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
        proxy.threads.submit(proxy::listen);
        return proxy;
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private Void listen() throws IOException {
        while (true) {
            Socket near = socket.accept();
            Socket far = new Socket(server.getHost(), server.getPort());
            connections.incrementAndGet();
            threads.submit(() -> pass(near, far));
            threads.submit(() -> pass(far, near));
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
