package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.net.URI;
import java.util.Optional;

/**
 * Where an API server is, how it is reached, and how to be let in.
 *
 * @param server {@code http} or {@code https}
 * @param token a bearer token
 * @param caCertificate PEM, or its base64; empty for the authorities that Java trusts
 * @param clientCertificate who the caller is, for a server that asks for a certificate
 * @param proxy the HTTP proxy on the way; empty for none, whatever the environment says
 */
public record ApiEndpoint(
        URI server,
        Optional<String> token,
        Optional<String> caCertificate,
        Optional<ClientCertificate> clientCertificate,
        Optional<URI> proxy) {

    private static final String PROXY_FORM = "http://HOST:PORT, without a user";

    /** An API server that asks for no credentials. */
    public static ApiEndpoint of(URI server) {
        return new ApiEndpoint(server, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** This endpoint with that bearer token. */
    public ApiEndpoint withToken(String bearer) {
        return new ApiEndpoint(server, Optional.of(bearer), caCertificate, clientCertificate, proxy);
    }

    /** This endpoint, its certificate checked against that authority. */
    public ApiEndpoint withCaCertificate(String pem) {
        return new ApiEndpoint(server, token, Optional.of(pem), clientCertificate, proxy);
    }

    /** This endpoint, which is shown that certificate. */
    public ApiEndpoint withClientCertificate(ClientCertificate own) {
        return new ApiEndpoint(server, token, caCertificate, Optional.of(own), proxy);
    }

    /**
     * This endpoint, reached through that proxy.
     *
     * @throws InvalidValueException for a proxy without a port, with a user, or of another scheme than {@code http}
     */
    public ApiEndpoint withProxy(URI http) {
        boolean isComplete = "http".equals(http.getScheme()) && http.getHost() != null && http.getPort() >= 0;
        if (!isComplete || http.getUserInfo() != null) {
            throw new InvalidValueException("proxy", withoutUser(http), PROXY_FORM);
        }
        return new ApiEndpoint(server, token, caCertificate, clientCertificate, Optional.of(http));
    }

    /** A password in it is a secret. */
    private static String withoutUser(URI proxy) {
        return proxy.getRawUserInfo() == null
                ? proxy.toString()
                : proxy.toString().replace(proxy.getRawUserInfo(), "...");
    }

    /** The address alone: the token is a secret. */
    @Override
    public String toString() {
        return server.toString();
    }
}
