package io.jenkins.plugins.servicemesh.istio.builder;

/** How callers connect to a host (DestinationRule {@code trafficPolicy.tls.mode}). */
public enum ClientTlsMode {
    /** Plain text. */
    DISABLE,
    /** TLS, the server's certificate checked. */
    SIMPLE,
    /** TLS with a client certificate of one's own. */
    MUTUAL,
    /** Mutual TLS with the certificates that Istio issues. */
    ISTIO_MUTUAL
}
