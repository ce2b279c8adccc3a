package io.jenkins.plugins.servicemesh;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.model.MeshConfig;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.ApplyResources;
import io.jenkins.plugins.servicemesh.operation.CleanUp;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.PlanMesh;
import io.jenkins.plugins.servicemesh.operation.ReadStatus;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.List;
import java.util.Map;

/**
 * Configures a mesh for components, in the order configure, traffic, security, telemetry. Each call is planned, checked,
 * applied, verified and recorded; a call that finds everything so already writes nothing. What is wrong comes as a
 * {@link io.jenkins.plugins.servicemesh.check.FindingsException} before anything is written.
 */
public final class MeshIntegration {

    private final Cluster cluster;
    private final Owner owner;
    private final String by;

    private MeshIntegration(Cluster cluster, Owner owner, String by) {
        this.cluster = cluster;
        this.owner = owner;
        this.by = by;
    }

    /**
     * The integration on that cluster.
     *
     * @param owner for whom objects are made: stable over runs
     * @param by this run, kept in the journal
     */
    public static MeshIntegration on(Cluster cluster, Owner owner, String by) {
        return new MeshIntegration(cluster, owner, by);
    }

    /** Onboards the namespace: injection and its mTLS mode. */
    public ApplyResult configureServiceMesh(String namespace, MeshConfig config) {
        return apply(config.type(), namespaceSpec(namespace, config), "configure namespace " + namespace);
    }

    public Plan planConfigureServiceMesh(String namespace, MeshConfig config) {
        return plan(config.type(), namespaceSpec(namespace, config));
    }

    /** Timeout, retries, circuit breaker and load balancing of the component's Service. A config without these writes nothing. */
    public ApplyResult createTrafficManagement(String namespace, MeshConfig config, String component) {
        return apply(config.type(), trafficSpec(namespace, config, component), "traffic of " + component);
    }

    public Plan planTrafficManagement(String namespace, MeshConfig config, String component) {
        return plan(config.type(), trafficSpec(namespace, config, component));
    }

    /** The mTLS mode of the pods with these labels. */
    public ApplyResult createSecurityPolicies(
            String namespace, MeshConfig config, String component, Map<String, String> labels) {
        return apply(config.type(), securitySpec(namespace, config, component, labels), "security of " + component);
    }

    public Plan planSecurityPolicies(
            String namespace, MeshConfig config, String component, Map<String, String> labels) {
        return plan(config.type(), securitySpec(namespace, config, component, labels));
    }

    /** Metrics, tracing and access log of the pods with the label {@code app: COMPONENT}. */
    public ApplyResult createTelemetryConfiguration(String namespace, MeshConfig config, String component) {
        return apply(config.type(), telemetrySpec(namespace, config, component), "telemetry of " + component);
    }

    public Plan planTelemetryConfiguration(String namespace, MeshConfig config, String component) {
        return plan(config.type(), telemetrySpec(namespace, config, component));
    }

    /** Makes this VirtualService so, as built by its builder. */
    public ApplyResult createVirtualService(Resource virtualService) {
        return applyOne(virtualService);
    }

    public ApplyResult createDestinationRule(Resource destinationRule) {
        return applyOne(destinationRule);
    }

    public ApplyResult createPeerAuthentication(Resource peerAuthentication) {
        return applyOne(peerAuthentication);
    }

    public ApplyResult createTelemetry(Resource telemetry) {
        return applyOne(telemetry);
    }

    public ApplyResult createAuthorizationPolicy(Resource authorizationPolicy) {
        return applyOne(authorizationPolicy);
    }

    public ApplyResult createRequestAuthentication(Resource requestAuthentication) {
        return applyOne(requestAuthentication);
    }

    public ApplyResult createServiceEntry(Resource serviceEntry) {
        return applyOne(serviceEntry);
    }

    public ApplyResult createGateway(Resource gateway) {
        return applyOne(gateway);
    }

    public ApplyResult createSidecar(Resource sidecar) {
        return applyOne(sidecar);
    }

    /** What creating or changing this one object would write. */
    public Plan planResource(Resource resource) {
        return new ApplyResources(context(MeshType.AUTO, resource.namespace())).plan(List.of(resource));
    }

    /** What is there, from facts. */
    public MeshStatus status(String namespace) {
        return new ReadStatus(context(MeshType.AUTO, namespace)).read(namespace);
    }

    /** Removes all that this owner made in the namespace, and puts back what it changed in objects of others. */
    public RollbackResult cleanup(String namespace) {
        return new CleanUp(context(MeshType.AUTO, namespace)).cleanUp(namespace);
    }

    private static MeshSpec namespaceSpec(String namespace, MeshConfig config) {
        MeshSpec spec = MeshSpec.of(namespace);
        spec = config.injection().map(spec::withInjection).orElse(spec);
        return config.mtls().map(MtlsSpec::ofNamespace).map(spec::plus).orElse(spec);
    }

    private static MeshSpec trafficSpec(String namespace, MeshConfig config, String component) {
        RouteSpec route = RouteSpec.only();
        route = config.requestTimeout().map(route::withRequestTimeout).orElse(route);
        route = config.retries().map(route::withRetries).orElse(route);
        ServiceSpec nothing = ServiceSpec.of(component);
        ServiceSpec service = route.equals(RouteSpec.only()) ? nothing : nothing.withRoutes(List.of(route));
        service = config.loadBalancing().map(service::withLoadBalancing).orElse(service);
        service = config.circuitBreaker().map(service::withCircuitBreaker).orElse(service);
        MeshSpec spec = MeshSpec.of(namespace);
        return service.equals(nothing) ? spec : spec.plus(service);
    }

    private static MeshSpec securitySpec(
            String namespace, MeshConfig config, String component, Map<String, String> labels) {
        MeshSpec spec = MeshSpec.of(namespace);
        return config.mtls()
                .map(mode -> MtlsSpec.ofWorkload(new Workload(component, labels), mode))
                .map(spec::plus)
                .orElse(spec);
    }

    private static MeshSpec telemetrySpec(String namespace, MeshConfig config, String component) {
        TelemetrySpec nothing = TelemetrySpec.UNCHANGED.withWorkload(Workload.named(component));
        TelemetrySpec telemetry = config.metrics().map(nothing::withMetrics).orElse(nothing);
        telemetry = config.tracing().map(telemetry::withTracing).orElse(telemetry);
        telemetry = config.accessLog().map(telemetry::withAccessLog).orElse(telemetry);
        MeshSpec spec = MeshSpec.of(namespace);
        return telemetry.equals(nothing) ? spec : spec.plus(telemetry);
    }

    private ApplyResult apply(MeshType type, MeshSpec spec, String why) {
        return new ApplyMesh(context(type, spec.namespace())).apply(spec, ApplyOptions.because(why));
    }

    private Plan plan(MeshType type, MeshSpec spec) {
        return new PlanMesh(context(type, spec.namespace())).plan(spec);
    }

    private ApplyResult applyOne(Resource resource) {
        return new ApplyResources(context(MeshType.AUTO, resource.namespace()))
                .apply(List.of(resource), ApplyOptions.because(resource.id().toString()));
    }

    private OperationContext context(MeshType type, String namespace) {
        return new OperationContext(
                cluster, MeshManagers.create(type, cluster, namespace), owner, by, PollClock.system(), event -> {});
    }
}
