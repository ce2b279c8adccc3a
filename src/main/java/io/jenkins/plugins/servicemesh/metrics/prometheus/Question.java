package io.jenkins.plugins.servicemesh.metrics.prometheus;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One instant query, {@code /api/v1/query}.
 *
 * @param expression in PromQL
 * @param at the time at which it is worked out
 */
record Question(String expression, Instant at) {

    private static final int LONGEST_GET = 2_000; // what every proxy on the way takes as a line

    /**
     * By GET, which read-only proxies let through and Kubernetes counts as {@code get}; by POST when it is too long for that.
     */
    HttpRequest.Builder request(URI base) {
        String form = form();
        String path = base.toString().replaceAll("/+$", "") + "/api/v1/query";
        if (path.length() + form.length() < LONGEST_GET) {
            return HttpRequest.newBuilder(URI.create(path + "?" + form)).GET();
        }
        return HttpRequest.newBuilder(URI.create(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
    }

    private String form() {
        return Map.of("query", expression, "time", seconds()).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String seconds() {
        return java.math.BigDecimal.valueOf(at.toEpochMilli(), 3).toPlainString();
    }
}
