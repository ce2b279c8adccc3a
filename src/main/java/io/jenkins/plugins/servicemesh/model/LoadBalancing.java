package io.jenkins.plugins.servicemesh.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How requests are spread over the endpoints of a destination (Istio: DestinationRule {@code loadBalancer}). */
public sealed interface LoadBalancing {

    /** Reads each case. */
    interface Visitor<R> {
        R simple(Simple algorithm);

        R hash(ConsistentHash hash);
    }

    <R> R accept(Visitor<R> visitor);

    /** An algorithm without parameters. */
    enum Simple implements LoadBalancing {
        ROUND_ROBIN,
        LEAST_REQUEST,
        RANDOM,
        /** To the address that the caller asked for. */
        PASSTHROUGH;

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.simple(this);
        }
    }

    /**
     * Requests with the same key go to the same endpoint of the destination, while endpoints stay the same. It picks an
     * endpoint inside a version, never the version.
     */
    sealed interface ConsistentHash extends LoadBalancing {
        @Override
        default <R> R accept(Visitor<R> visitor) {
            return visitor.hash(this);
        }
    }

    /** By the value of a request header. */
    record HeaderHash(String header) implements ConsistentHash {
        public HeaderHash {
            notEmpty("header", header);
        }
    }

    /** By a cookie, which the proxy sets for {@code ttl} when it is missing; 0 s makes it a session cookie. */
    record CookieHash(String name, Optional<String> path, Duration ttl) implements ConsistentHash {
        public CookieHash {
            notEmpty("cookie", name);
        }
    }

    /** By the value of a query parameter. */
    record QueryParameterHash(String parameter) implements ConsistentHash {
        public QueryParameterHash {
            notEmpty("queryParameter", parameter);
        }
    }

    /** By the caller's address. */
    record SourceIpHash() implements ConsistentHash {}

    /** @throws InvalidValueException for any other word than a simple algorithm's */
    static LoadBalancing parse(String text) {
        return EnumWords.parse(Simple.class, "load balancing algorithm", text);
    }

    /** The words that {@link #parse} takes. */
    static List<String> allowed() {
        return EnumWords.names(Simple.class);
    }

    private static void notEmpty(String what, String text) {
        if (text.isEmpty()) {
            throw new InvalidValueException("consistent hash " + what, text, "a name");
        }
    }
}
