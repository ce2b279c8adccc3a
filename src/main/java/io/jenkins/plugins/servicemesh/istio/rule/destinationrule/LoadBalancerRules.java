package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules on load balancing (DestinationRule {@code loadBalancer}). */
final class LoadBalancerRules {

    private static final String BALANCER = "istio/load-balancer";
    private static final List<String> HASH_KEYS =
            List.of("httpHeaderName", "httpCookie", "useSourceIp", "httpQueryParameterName");
    private static final int LARGEST_TABLE = 5_000_011; // Envoy's limit

    private LoadBalancerRules() {}

    /** @param ejects whether the same policy takes failing endpoints out, which failover needs */
    static void check(Field balancer, boolean ejects) {
        if (balancer.has("simple") && balancer.has("consistentHash")) {
            balancer.error(BALANCER, "simple and consistentHash exclude each other");
        }
        if (balancer.get("simple").is("LEAST_CONN")) {
            balancer.get("simple").warn("istio/deprecated", "LEAST_CONN is deprecated:", "use LEAST_REQUEST");
        }
        if (balancer.has("consistentHash")) {
            consistentHash(balancer.get("consistentHash"));
        }
        warmup(balancer.get("warmup"));
        ValueRules.duration(balancer.get("warmupDurationSecs"));
        LocalityRules.check(balancer, ejects);
    }

    private static void consistentHash(Field hash) {
        long keys = HASH_KEYS.stream().filter(hash::has).count();
        if (keys > 1) {
            hash.error(BALANCER, "a consistent hash takes one key only");
        }
        cookie(hash.get("httpCookie"));
        Field ring = hash.get("minimumRingSize");
        if (ring.present()) {
            ring.warn("istio/deprecated", "minimumRingSize is deprecated:", "use ringHash.minimumRingSize");
        }
        if (ring.present() && (hash.has("ringHash") || hash.has("maglev"))) {
            ring.error(BALANCER, "minimumRingSize excludes ringHash and maglev, got");
        }
        maglev(hash.get("maglev", "tableSize"));
    }

    private static void cookie(Field cookie) {
        if (cookie.absent()) {
            return;
        }
        if (cookie.get("name").isEmpty()) {
            cookie.error(BALANCER, "the cookie needs a name");
        }
        ValueRules.durationOrZero(cookie.get("ttl")); // 0 s makes it a session cookie
        Set<String> names = new HashSet<>();
        for (Field attribute : cookie.get("attributes").items()) {
            Field name = attribute.get("name");
            if (name.isEmpty() || !names.add(name.textOrEmpty())) {
                attribute.error(BALANCER, "the names of a cookie's attributes must be there and differ");
            }
        }
    }

    private static void maglev(Field size) {
        size.number()
                .filter(number -> !isTableSize(number))
                .ifPresent(number -> size.error(
                        BALANCER, "a maglev table's size must be a prime number below " + LARGEST_TABLE + ", not"));
    }

    private static boolean isTableSize(BigDecimal number) {
        BigInteger size = number.toBigInteger();
        return size.signum() > 0 && size.compareTo(BigInteger.valueOf(LARGEST_TABLE)) < 0 && size.isProbablePrime(50);
    }

    private static void warmup(Field warmup) {
        if (warmup.absent()) {
            return;
        }
        if (warmup.get("duration").absent()) {
            warmup.error(BALANCER, "a warm-up needs a duration");
        }
        ValueRules.duration(warmup.get("duration"));
        ValueRules.percent(warmup.get("minimumPercent"));
        Field aggression = warmup.get("aggression");
        aggression
                .number()
                .filter(number -> number.signum() <= 0)
                .ifPresent(number -> aggression.error(BALANCER, "a warm-up's aggression must be above 0, not"));
    }
}
