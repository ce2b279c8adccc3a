package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.DurationText;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.LoadBalancing.ConsistentHash;
import io.jenkins.plugins.servicemesh.model.LoadBalancing.CookieHash;
import io.jenkins.plugins.servicemesh.model.LoadBalancing.HeaderHash;
import io.jenkins.plugins.servicemesh.model.LoadBalancing.QueryParameterHash;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** Load balancing as DestinationRule {@code trafficPolicy.loadBalancer}. */
public final class LoadBalancerFields {

    private LoadBalancerFields() {}

    /** {@code {simple: ALGORITHM}} or {@code {consistentHash: {...}}}. */
    public static JsonObject of(LoadBalancing loadBalancing) {
        return loadBalancing.accept(new Rendering());
    }

    /** The load balancer that is there with this algorithm in place of its own; locality and warm-up settings stay. */
    public static JsonObject of(LoadBalancing loadBalancing, JsonObject existing) {
        JsonObject wanted = of(loadBalancing);
        if (wanted.keys().stream().allMatch(key -> wanted.get(key).equals(existing.get(key)))) {
            return existing;
        }
        JsonObject merged = existing.without("simple").without("consistentHash");
        for (String key : wanted.keys()) {
            merged = merged.with(key, wanted.get(key).orElseThrow());
        }
        return merged;
    }

    private static final class Rendering implements LoadBalancing.Visitor<JsonObject> {
        @Override
        public JsonObject simple(LoadBalancing.Simple algorithm) {
            return JsonObject.of("simple", algorithm);
        }

        @Override
        public JsonObject hash(ConsistentHash hash) {
            return JsonObject.of("consistentHash", key(hash));
        }

        private static JsonObject key(ConsistentHash hash) {
            if (hash instanceof HeaderHash header) {
                return JsonObject.of("httpHeaderName", header.header());
            }
            if (hash instanceof CookieHash cookie) {
                return JsonObject.of("httpCookie", cookie(cookie));
            }
            if (hash instanceof QueryParameterHash query) {
                return JsonObject.of("httpQueryParameterName", query.parameter());
            }
            return JsonObject.of("useSourceIp", true);
        }

        private static JsonObject cookie(CookieHash cookie) {
            JsonObject named = JsonObject.of("name", cookie.name());
            return Optionals.with(named, "path", cookie.path()).with("ttl", DurationText.print(cookie.ttl()));
        }
    }
}
