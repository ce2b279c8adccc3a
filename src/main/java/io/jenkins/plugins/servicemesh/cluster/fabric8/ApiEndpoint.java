package io.jenkins.plugins.servicemesh.cluster.fabric8;

import java.net.URI;
import java.util.Optional;

/**
 * Where an API server is and how to be let in.
 *
 * @param server {@code http} or {@code https}
 * @param token a bearer token
 * @param caCertificate PEM, or its base64; empty for the authorities that Java trusts
 */
public record ApiEndpoint(URI server, Optional<String> token, Optional<String> caCertificate) {

    /** An API server that asks for no credentials. */
    public static ApiEndpoint of(URI server) {
        return new ApiEndpoint(server, Optional.empty(), Optional.empty());
    }

    /** This endpoint with that bearer token. */
    public ApiEndpoint withToken(String bearer) {
        return new ApiEndpoint(server, Optional.of(bearer), caCertificate);
    }

    /** This endpoint, its certificate checked against that authority. */
    public ApiEndpoint withCaCertificate(String pem) {
        return new ApiEndpoint(server, token, Optional.of(pem));
    }

    /** The address alone: the token is a secret. */
    @Override
    public String toString() {
        return server.toString();
    }
}
