package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Istio's names of protocols. Letter case is free. */
public final class Protocols {

    /** All names. */
    public static final List<String> ALL = List.of(
            "TCP", "UDP", "GRPC", "GRPC-WEB", "HTTP", "HTTP_PROXY", "HTTP2", "HTTPS", "TLS", "MONGO", "REDIS", "MYSQL");

    private static final Set<String> OF_HTTP = Set.of("HTTP", "HTTP2", "HTTP_PROXY", "GRPC", "GRPC-WEB");
    private static final Set<String> OF_TLS = Set.of("HTTPS", "TLS");

    private Protocols() {}

    /** The name in capitals. */
    public static String plain(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    public static boolean isKnown(String name) {
        return ALL.contains(plain(name));
    }

    /** Whether requests can be read. */
    public static boolean isHttp(String name) {
        return OF_HTTP.contains(plain(name));
    }

    /** Whether it is encrypted and tells the host that is meant. */
    public static boolean isTls(String name) {
        return OF_TLS.contains(plain(name));
    }
}
