package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.List;

/** Rules on one HTTP route: what it does with a request, and which parts exclude each other. */
final class HttpRouteRules {

    private static final String ACTION = "istio/route-action";
    private static final String DESTINATION = "istio/route-destination";

    private HttpRouteRules() {}

    /** @param gatewaysOnly whether no sidecar reads the route, which is where requests carry JWT claims */
    static void check(Field route, boolean gatewaysOnly) {
        if (route.absent()) {
            route.error("istio/no-route", "a route is null");
            return;
        }
        exclusions(route);
        for (Field match : route.get("match").items()) {
            HttpMatchRules.check(match, gatewaysOnly);
        }
        HeaderRules.check(route.get("headers"));
        HeaderRules.authorityOnce(route);
        HttpActionRules.check(route);
        RetryRules.check(route.get("retries"));
        FaultRules.check(route.get("fault"));
        ValueRules.duration(route.get("timeout"));
        mirrors(route);
        destinations(route.get("route"));
    }

    private static void exclusions(Field route) {
        if (route.has("mirror") && route.has("mirrors")) {
            route.get("mirrors").error(ACTION, "mirror and mirrors exclude each other");
        }
        if (route.has("delegate")) {
            excluded(route, "delegate", List.of("redirect", "route"));
        } else if (route.has("redirect")) {
            excluded(route, "redirect", List.of("route", "fault", "rewrite", "directResponse"));
        } else if (route.has("directResponse")) {
            excluded(route, "directResponse", List.of("route", "fault", "rewrite"));
        } else if (route.get("route").isEmpty()) {
            route.error(ACTION, "a route needs a destination, a redirect or a direct response");
        }
    }

    private static void excluded(Field route, String by, List<String> parts) {
        for (String part : parts) {
            if (!route.get(part).isEmpty()) {
                route.get(part).error(ACTION, by + " and " + part + " exclude each other");
            }
        }
    }

    private static void destinations(Field destinations) {
        for (Field destination : destinations.items()) {
            HeaderRules.check(destination.get("headers"));
        }
        weighted(destinations);
    }

    /** Weighted destinations of an HTTP, TLS or TCP route; their weights need no total of 100. */
    static void weighted(Field destinations) {
        for (Field item : destinations.items()) {
            if (item.absent()) {
                item.error(DESTINATION, "a destination is null");
            } else {
                destination(item, "destination");
                item.get("weight")
                        .number()
                        .filter(weight -> weight.signum() < 0)
                        .ifPresent(weight -> item.get("weight").error("istio/weight", "a weight cannot be negative:"));
            }
        }
        if (destinations.items().size() > 1 && totalWeight(destinations) == 0) {
            destinations.error("istio/weight", "the weights add up to 0, so no destination is ever chosen");
        }
    }

    private static long totalWeight(Field destinations) {
        return destinations.items().stream()
                .mapToLong(item -> item.get("weight").integer().orElse(0))
                .sum();
    }

    private static void destination(Field item, String key) {
        Field destination = item.get(key);
        if (destination.absent()) {
            item.error(DESTINATION, "a destination is missing");
            return;
        }
        Field host = destination.get("host");
        if (host.is("*")) {
            host.error("istio/host", "no host that a request can be sent to:");
        } else {
            HostRules.wildcardHost(host);
        }
        HostRules.dnsLabel(destination.get("subset"), "a subset");
        ValueRules.port(destination.get("port", "number"));
    }

    private static void mirrors(Field route) {
        Field percent = route.get("mirrorPercent");
        ValueRules.percent(percent);
        if (percent.present()) {
            percent.warn("istio/deprecated", "mirrorPercent is deprecated:", "use mirrors[].percentage");
        }
        ValueRules.percentMessage(route.get("mirrorPercentage"));
        if (route.has("mirror")) {
            destination(route, "mirror");
        }
        for (Field mirror : route.get("mirrors").items()) {
            destination(mirror, "destination");
            ValueRules.percentMessage(mirror.get("percentage"));
        }
    }
}
