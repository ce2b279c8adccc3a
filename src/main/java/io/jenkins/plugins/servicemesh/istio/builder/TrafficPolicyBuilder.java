package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.field.ConnectionPoolFields;
import io.jenkins.plugins.servicemesh.istio.field.LoadBalancerFields;
import io.jenkins.plugins.servicemesh.istio.field.LocalityFields;
import io.jenkins.plugins.servicemesh.istio.field.OutlierDetectionFields;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.ConnectionPool;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;

/** The traffic policy of a host, a subset or a port while it is built; made by {@link DestinationRuleBuilder}. */
public final class TrafficPolicyBuilder {

    private final Draft draft;

    TrafficPolicyBuilder(String path) {
        this.draft = new Draft(path);
    }

    /** How requests are spread ({@code loadBalancer}). */
    public TrafficPolicyBuilder loadBalancing(LoadBalancing loadBalancing) {
        draft.put("loadBalancer", LoadBalancerFields.of(loadBalancing));
        return this;
    }

    /** Which endpoints are preferred by where they are ({@code loadBalancer.localityLbSetting}). */
    public TrafficPolicyBuilder locality(Locality locality) {
        draft.put("loadBalancer", JsonObject.of("localityLbSetting", LocalityFields.of(locality)));
        return this;
    }

    /** Limits on connections ({@code connectionPool}); those given in two calls are all kept. */
    public TrafficPolicyBuilder connectionPool(ConnectionPool pool) {
        draft.put("connectionPool", ConnectionPoolFields.of(pool));
        return this;
    }

    /** When an endpoint is taken out ({@code outlierDetection}). */
    public TrafficPolicyBuilder circuitBreaker(CircuitBreaker breaker) {
        draft.put("outlierDetection", OutlierDetectionFields.of(breaker));
        return this;
    }

    /** How callers connect ({@code tls.mode}). */
    public TrafficPolicyBuilder tls(ClientTlsMode mode) {
        draft.put("tls", JsonObject.of("mode", mode));
        return this;
    }

    /** Sets a field that has no method here, such as {@code tunnel}; the rules check it all the same. */
    public TrafficPolicyBuilder field(String name, JsonValue value) {
        draft.put(name, value);
        return this;
    }

    JsonObject tree() {
        return draft.tree();
    }

    List<Finding> conflicts() {
        return draft.conflicts();
    }
}
