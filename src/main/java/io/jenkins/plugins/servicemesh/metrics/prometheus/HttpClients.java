package io.jenkins.plugins.servicemesh.metrics.prometheus;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One client for all who trust the same certificates: each has a thread of its own for as long as it lives, and many rollouts
 * may wait at the same time.
 */
public final class HttpClients {

    private static final Map<Optional<String>, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    private HttpClients() {}

    /**
     * A client that follows no redirect: it could lead credentials elsewhere.
     *
     * @param pem certificates that are trusted instead of the system's
     */
    public static HttpClient trusting(Optional<String> pem) {
        return CLIENTS.computeIfAbsent(pem, HttpClients::create);
    }

    private static HttpClient create(Optional<String> pem) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER);
        pem.map(TrustedCertificates::context).ifPresent(builder::sslContext);
        return builder.build();
    }
}
