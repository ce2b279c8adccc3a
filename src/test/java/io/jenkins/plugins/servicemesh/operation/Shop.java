package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.journal.ConfigMapJournal;
import io.jenkins.plugins.servicemesh.journal.JournalEntry;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.TextDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A namespace {@code shop} on an API server in this JVM, reached over HTTP, with a VirtualService that someone else made: its
 * routes {@code a} and {@code b} lead all to v1 of reviews, and its last route has no name.
 */
public final class Shop implements AutoCloseable {

    public static final String NAMESPACE = "shop";
    public static final Owner OWNER = new Owner("jenkins.example.org/shop/deploy");
    public static final ResourceId REVIEWS = ResourceId.of(IstioTypes.VIRTUAL_SERVICE, NAMESPACE, "reviews");
    public static final ResourceId SHOP = ResourceId.of(KubernetesTypes.NAMESPACE, "", NAMESPACE);
    public static final ApplyOptions AT_ONCE = ApplyOptions.because("test").withVerifyFor(Duration.ZERO);

    private static final List<ResourceType> TYPES = List.of(
            KubernetesTypes.NAMESPACE,
            KubernetesTypes.CONFIG_MAP,
            KubernetesTypes.LEASE,
            IstioTypes.PEER_AUTHENTICATION,
            IstioTypes.AUTHORIZATION_POLICY,
            IstioTypes.TELEMETRY,
            IstioTypes.DESTINATION_RULE,
            IstioTypes.VIRTUAL_SERVICE);

    private static final String OBJECTS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: shop, labels: {team: shop}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: reviews, namespace: shop}
            spec: {selector: {app: reviews}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop, annotations: {note: hands off}}
            spec:
              hosts: [reviews]
              http:
              - name: a
                match: [{headers: {x-tester: {exact: a}}}]
                timeout: 9s
                route:
                - {destination: {host: reviews, subset: v1}, weight: 100}
                - {destination: {host: reviews, subset: v2}, weight: 0}
              - name: b
                match: [{headers: {x-tester: {exact: b}}}]
                route:
                - {destination: {host: reviews, subset: v1}, weight: 100}
                - {destination: {host: reviews, subset: v2}, weight: 0}
              - match: [{uri: {prefix: /ratings}}]
                route:
                - {destination: {host: ratings}}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: shop}
            data: {colour: green}
            """;

    private final EmbeddedCluster server = EmbeddedCluster.start();
    private final Cluster cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    private final VirtualTime clock = new VirtualTime();
    private final List<ApplyEvent> events = new ArrayList<>();

    public Shop() {
        server.load(OBJECTS);
    }

    public EmbeddedCluster server() {
        return server;
    }

    public Cluster cluster() {
        return cluster;
    }

    public VirtualTime clock() {
        return clock;
    }

    public List<ApplyEvent> events() {
        return events;
    }

    public OperationContext context() {
        return context(OWNER, cluster);
    }

    public OperationContext context(Owner owner, Cluster through) {
        return new OperationContext(through, new IstioManager(), owner, "build of " + owner.name(), clock, events::add);
    }

    public ApplyResult apply(MeshSpec spec) {
        return new ApplyMesh(context()).apply(spec, AT_ONCE);
    }

    public RollbackResult rollBack() {
        return new RollBack(context()).rollBack(NAMESPACE, new EntrySelection.Last());
    }

    public RollbackResult cleanUp() {
        return new CleanUp(context()).cleanUp(NAMESPACE);
    }

    /** An intent that creates objects of four kinds and edits two that are there. */
    public static MeshSpec everything() {
        return MeshSpec.of(NAMESPACE)
                .withInjection(new Injection.Sidecar())
                .plus(MtlsSpec.ofNamespace(MtlsMode.STRICT))
                .plus(TelemetrySpec.UNCHANGED.withTracing(
                        new TelemetrySpec.Tracing(Optional.empty(), Optional.of(Percent.of(5)), Map.of(), true)))
                .plus(reviews(RouteSpec.named("a").withSplit(Split.of("v1", 90, "v2", 10))))
                .plus(ServiceSpec.of("details")
                        .withVersions(List.of(Version.named("v1")))
                        .withRoutes(List.of(RouteSpec.only()
                                .withSplit(Split.all("v1"))
                                .withRequestTimeout(Duration.ofSeconds(3)))));
    }

    /** An intent on the routes of reviews, whose versions it defines. */
    public static ServiceSpec reviews(RouteSpec... routes) {
        return ServiceSpec.of("reviews")
                .withVersions(List.of(Version.named("v1"), Version.named("v2")))
                .withRoutes(List.of(routes));
    }

    /** An intent that gives version 2 so many percent of a route. */
    public static MeshSpec split(String route, int percent) {
        return MeshSpec.of(NAMESPACE)
                .plus(reviews(RouteSpec.named(route).withSplit(Split.of("v1", 100 - percent, "v2", percent))));
    }

    /** An intent that only sets a timeout of a route. */
    public static MeshSpec timeout(String route, int seconds) {
        return MeshSpec.of(NAMESPACE)
                .plus(ServiceSpec.of("reviews")
                        .withRoutes(List.of(RouteSpec.named(route).withRequestTimeout(Duration.ofSeconds(seconds)))));
    }

    /** The weights of version 1 and 2 in a route by its index. */
    public List<Integer> weights(int route) {
        return find(REVIEWS).spec().array("http").objects().get(route).array("route").objects().stream()
                .map(to -> to.number("weight").orElseThrow().intValue())
                .toList();
    }

    public Optional<JsonValue> at(ResourceId id, Object... place) {
        return JsonPointer.of(place).in(find(id).tree());
    }

    public Resource find(ResourceId id) {
        return server.find(id).orElseThrow();
    }

    /** Changes an object as someone else. */
    public void edit(ResourceId id, UnaryOperator<JsonObject> change) {
        server.edit(id, "kubectl", change);
    }

    /** The server's whole content as users wrote it, but for journal entries and leases. */
    public Map<ResourceId, JsonObject> objects() {
        Map<ResourceId, JsonObject> objects = new TreeMap<>();
        TYPES.stream()
                .flatMap(type -> server.list(type, "").stream())
                .filter(resource -> !isBookkeeping(resource))
                .forEach(resource -> objects.put(
                        resource.id(), ServerFields.without(resource).tree()));
        return objects;
    }

    private static boolean isBookkeeping(Resource resource) {
        return resource.labels().containsKey("servicemesh.jenkins.io/journal")
                || resource.type().equals(KubernetesTypes.LEASE);
    }

    public List<JournalEntry> entries() {
        return new ConfigMapJournal(cluster).list(NAMESPACE);
    }

    public Stream<String> states() {
        return entries().stream().map(entry -> entry.state().name());
    }

    /** Another build writes what the service {@code reviews} has, and does not end. */
    public void lockByAnotherBuild() {
        server.load("""
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata:
                  name: mesh-host-%s
                  namespace: shop
                  annotations: {servicemesh.jenkins.io/host: reviews.shop.svc.cluster.local}
                spec:
                  holderIdentity: another build
                  leaseDurationSeconds: 100000
                  renewTime: "2026-01-01T00:00:00.000000Z"
                """.formatted(
                        TextDigest.sha256("reviews.shop.svc.cluster.local").substring(0, 16)));
    }

    public List<Resource> leases() {
        return server.list(KubernetesTypes.LEASE, NAMESPACE);
    }

    /** How many writes came over HTTP since the log was cleared. */
    public int writes() {
        return server.requests().writes().size();
    }

    @Override
    public void close() {
        cluster.close();
        server.close();
    }
}
