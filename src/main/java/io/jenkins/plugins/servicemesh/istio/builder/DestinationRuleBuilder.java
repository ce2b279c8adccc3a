package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.Optionals;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.ConnectionPool;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.Locality;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Builds a DestinationRule: subsets, and policies for the host, for one port of it, or for one subset. */
public final class DestinationRuleBuilder extends ResourceBuilder<DestinationRuleBuilder> {

    private final TrafficPolicyBuilder policy = new TrafficPolicyBuilder("spec.trafficPolicy");
    private final Map<Integer, TrafficPolicyBuilder> portPolicies = new TreeMap<>();
    private final Map<String, Draft> subsets = new LinkedHashMap<>();
    private final Map<String, TrafficPolicyBuilder> subsetPolicies = new LinkedHashMap<>();

    private DestinationRuleBuilder(String namespace, String name) {
        super(IstioTypes.DESTINATION_RULE, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static DestinationRuleBuilder named(String namespace, String name) {
        return new DestinationRuleBuilder(namespace, name);
    }

    /** The host that this object is about ({@code host}). */
    public DestinationRuleBuilder host(String host) {
        spec.put("host", host);
        return this;
    }

    /** Adds a namespace that sees this object, {@code .} for its own ({@code exportTo}). */
    public DestinationRuleBuilder exportTo(String namespace) {
        spec.append("exportTo", namespace);
        return this;
    }

    /** How requests to the host are spread ({@code trafficPolicy.loadBalancer}). */
    public DestinationRuleBuilder loadBalancing(LoadBalancing loadBalancing) {
        return policy(all -> all.loadBalancing(loadBalancing));
    }

    /** Which endpoints of the host are preferred by where they are ({@code trafficPolicy.loadBalancer.localityLbSetting}). */
    public DestinationRuleBuilder locality(Locality locality) {
        return policy(all -> all.locality(locality));
    }

    /** Limits on connections to the host ({@code trafficPolicy.connectionPool}). */
    public DestinationRuleBuilder connectionPool(ConnectionPool pool) {
        return policy(all -> all.connectionPool(pool));
    }

    /** When an endpoint of the host is taken out ({@code trafficPolicy.outlierDetection}). */
    public DestinationRuleBuilder circuitBreaker(CircuitBreaker breaker) {
        return policy(all -> all.circuitBreaker(breaker));
    }

    /** How callers connect to the host ({@code trafficPolicy.tls}). */
    public DestinationRuleBuilder tls(ClientTlsMode mode) {
        return policy(all -> all.tls(mode));
    }

    /** The policy of the whole host ({@code trafficPolicy}). */
    public DestinationRuleBuilder policy(Consumer<TrafficPolicyBuilder> settings) {
        settings.accept(policy);
        return this;
    }

    /** The policy of one Service port ({@code trafficPolicy.portLevelSettings[]}), which inherits nothing from the host's. */
    public DestinationRuleBuilder port(int number, Consumer<TrafficPolicyBuilder> settings) {
        settings.accept(portPolicies.computeIfAbsent(number, port -> new TrafficPolicyBuilder("port " + port)));
        return this;
    }

    /** Makes the subset with the version's name and labels ({@code subsets[]}). */
    public DestinationRuleBuilder subset(Version version) {
        subsets.computeIfAbsent(version.name(), name -> new Draft("subset '" + name + "'"))
                .put("name", version.name())
                .put("labels", version.labels());
        return this;
    }

    /** Makes that subset with a policy of its own, which overrides the host's field by field. */
    public DestinationRuleBuilder subset(Version version, Consumer<TrafficPolicyBuilder> settings) {
        settings.accept(subsetPolicies.computeIfAbsent(
                version.name(), name -> new TrafficPolicyBuilder("subset '" + name + "' trafficPolicy")));
        return subset(version);
    }

    @Override
    JsonObject spec() {
        JsonObject withPolicy = Optionals.withFilled(spec.tree(), "trafficPolicy", policyTree());
        return Optionals.withFilled(
                withPolicy,
                "subsets",
                subsets.keySet().stream().map(this::subsetTree).toList());
    }

    private JsonObject policyTree() {
        List<JsonObject> ports = new ArrayList<>();
        portPolicies.forEach((number, settings) -> ports.add(settings.tree().with("port", Map.of("number", number))));
        return Optionals.withFilled(policy.tree(), "portLevelSettings", ports);
    }

    private JsonObject subsetTree(String name) {
        JsonObject subset = subsets.getOrDefault(name, new Draft(name)).tree();
        TrafficPolicyBuilder own = subsetPolicies.get(name);
        return own == null ? subset : subset.with("trafficPolicy", own.tree());
    }

    @Override
    List<Finding> conflicts() {
        List<Finding> all = new ArrayList<>(spec.conflicts());
        all.addAll(policy.conflicts());
        portPolicies.values().forEach(port -> all.addAll(port.conflicts()));
        subsets.values().forEach(subset -> all.addAll(subset.conflicts()));
        subsetPolicies.values().forEach(subset -> all.addAll(subset.conflicts()));
        return all;
    }

    @Override
    DestinationRuleBuilder self() {
        return this;
    }
}
