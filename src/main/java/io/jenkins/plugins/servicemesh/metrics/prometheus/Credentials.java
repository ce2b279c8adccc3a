package io.jenkins.plugins.servicemesh.metrics.prometheus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Who asks: the value of the header {@code Authorization}. It never prints itself. */
public final class Credentials {

    private final String header;
    private final List<String> secrets;

    private Credentials(String scheme, String token, String secret) {
        this.header = scheme + " " + token;
        this.secrets = List.of(token, secret);
    }

    /** A token, as OAuth and Kubernetes have it. */
    public static Credentials bearer(String token) {
        return new Credentials("Bearer", token.strip(), token.strip());
    }

    /** A user with a password. */
    public static Credentials basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials("Basic", Base64.getEncoder().encodeToString(both), password);
    }

    String header() {
        return header;
    }

    /** What no message may hold. */
    List<String> secrets() {
        return secrets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credentials that && header.equals(that.header);
    }

    @Override
    public int hashCode() {
        return header.hashCode();
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
