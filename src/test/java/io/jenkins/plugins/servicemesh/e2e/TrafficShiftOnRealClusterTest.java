package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.istio.shift.Shifting;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.PatchRenderer;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Shares, testers and session affinity on a real API server with Istio's webhook, in objects of someone else. Needs
 * KUBECONFIG. With CALL_CLUSTER_IPS=true, where this process's own calls go through a sidecar, real traffic is looked at.
 */
@Tag("e2e")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrafficShiftOnRealClusterTest {

    private static final String NAMESPACE =
            "shift-" + UUID.randomUUID().toString().substring(0, 8);
    private static final Owner OWNER = new Owner("e2e/shift");
    private static final TrafficShift SHIFT = new IstioManager().trafficShift().orElseThrow();
    private static final RequestMatch TESTER = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Cluster cluster;

    @BeforeAll
    static void twoVersionsThatAnswer() throws InterruptedException {
        assumeTrue(System.getenv("KUBECONFIG") != null, "skipped: KUBECONFIG is not set");
        cluster = Fabric8Clusters.fromKubeconfig(List.of(Path.of(System.getenv("KUBECONFIG"))), Optional.empty());
        cluster.create(Resource.of(KubernetesTypes.NAMESPACE, "", NAMESPACE), WriteMode.STORE);
        create(
                Resource.of(KubernetesTypes.SERVICE, NAMESPACE, "reviews"),
                "{selector: {app: reviews}, ports: [{name: http, port: 9080}]}");
        for (String version : List.of("v1", "v2")) {
            String labels = "{app: reviews, version: " + version + "}";
            create(
                    Resource.of(KubernetesTypes.DEPLOYMENT, NAMESPACE, "reviews-" + version),
                    "{replicas: 1, selector: {matchLabels: " + labels + "}, template: {metadata: {labels: " + labels
                            + "}, spec: {containers: [{name: reviews, image: 'lab/reviews:1'}]}}}");
        }
        virtualService("front", """
                hosts: [reviews]
                http:
                - match: [{uri: {prefix: /static}}]
                  route: [{destination: {host: reviews}}]
                - name: main
                  timeout: 3s
                  retries: {attempts: 1, perTryTimeout: 2s}
                  route: [{destination: {host: reviews}}]
                """);
        until(() -> Finding.errors(SHIFT.prepare(main(), read(main()), OWNER).findings())
                .isEmpty());
    }

    @AfterAll
    static void leaveNothingBehind() {
        if (cluster != null) {
            ResourceId namespace = ResourceId.of(KubernetesTypes.NAMESPACE, "", NAMESPACE);
            cluster.delete(namespace, Preconditions.NONE, WriteMode.STORE);
            cluster.close();
        }
    }

    private static RolloutSpec main() {
        RolloutSpec rollout = Shifting.rollout(RouteAddress.named("main")).in(NAMESPACE);
        return Shifting.withAffinity(Shifting.withTesters(rollout, TESTER), "reviews.version");
    }

    @Test
    @Order(1)
    void istioTakesThePreparationAndNothingIsLeftToDo() {
        carriedOut(main(), now -> SHIFT.prepare(main(), now, OWNER));
        assertThat(shares(main())).containsExactly("100/0");
    }

    @Test
    @Order(2)
    void testersReachTheNewVersionAndNobodyElseDoes() throws Exception {
        assumeTraffic();
        until(() -> version(call("x-tester", "yes")).equals("v2"));
        assertThat(versions(60, "x-tester", "yes")).containsOnly("v2");
        assertThat(versions(60, "x-tester", "no")).containsOnly("v1");
        assertThat(call("x-tester", "yes").headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    @Order(3)
    void whoGotTheNewVersionStaysWithIt() throws Exception {
        carriedOut(main(), now -> SHIFT.shift(main(), Percent.of(25), now, OWNER));
        assumeTraffic();
        until(() -> version(call("x-a", "b")).equals("v2"));
        int fresh = 0;
        for (int i = 0; i < 400; i++) {
            HttpResponse<String> answer = call("x-a", "b");
            boolean isFresh = version(answer).equals("v2");
            fresh += isFresh ? 1 : 0;
            assertThat(answer.headers().firstValue("set-cookie").isPresent()).isEqualTo(isFresh);
        }
        System.out.println("v2 answered " + fresh + " of 400 at 25 %");
        assertThat(fresh).isBetween(65, 135); // 25 % of 400, outside once in more than ten thousand runs
        assertThat(versions(60, "cookie", "other=1; reviews.version=v2")).containsOnly("v2");
        assertThat(versions(60, "cookie", "reviewsxversion=v2")).contains("v1");
    }

    @Test
    @Order(4)
    void aTenthOfAPercentIsTakenAndAPromotionLeavesTheRouteAsItWas() throws Exception {
        carriedOut(main(), now -> SHIFT.shift(main(), Percent.of(0.1), now, OWNER));
        assertThat(shares(main())).containsExactly("999/1");
        carriedOut(main(), now -> SHIFT.shift(main(), Percent.of(100), now, OWNER));
        carriedOut(main(), now -> SHIFT.tidy(main(), false, now, OWNER));
        List<JsonObject> http = read("front").spec().array("http").objects();
        assertThat(http).hasSize(2);
        assertThat(http.get(1)).isEqualTo(Planning.tree("""
                                name: main
                                timeout: 3s
                                retries: {attempts: 1, perTryTimeout: 2s}
                                route: [{destination: {host: reviews, subset: v2}, weight: 100}]
                                """));
        assumeTraffic();
        until(() -> version(call("x-a", "b")).equals("v2"));
        assertThat(versions(60, "x-a", "b")).containsOnly("v2");
        assertThat(versions(60, "cookie", "reviews.version=v2")).containsOnly("v2");
    }

    @Test
    @Order(5)
    void routesOfConnectionsAndDelegatesMoveTogether() {
        virtualService("streams", """
                hosts: [streams.example.com]
                tls:
                - match: [{port: 443, sniHosts: [streams.example.com]}]
                  route: [{destination: {host: reviews, subset: v1}}]
                tcp:
                - match: [{port: 9000}]
                  route: [{destination: {host: reviews, subset: v1, port: {number: 9080}}}]
                """);
        virtualService(
                "root",
                "{hosts: [root.example.com], gateways: [none], http: [{name: api, match: [{uri: {prefix: /api}}], delegate: {name: leaf}}]}");
        virtualService("leaf", "{http: [{route: [{destination: {host: reviews, subset: v1}}]}]}");
        RolloutSpec rollout = Shifting.rollout(
                        address("streams", Protocol.TLS),
                        address("streams", Protocol.TCP),
                        RouteAddress.named("api").in("root"))
                .in(NAMESPACE);
        carriedOut(rollout, now -> SHIFT.prepare(rollout, now, OWNER));
        Resource prepared = read("streams");
        carriedOut(rollout, now -> SHIFT.shift(rollout, Percent.of(30), now, OWNER));
        assertThat(shares(rollout)).containsExactly("70/30", "70/30", "70/30");
        carriedOut(rollout, now -> SHIFT.shift(rollout, Percent.of(0), now, OWNER));
        assertThat(read("streams").spec()).isEqualTo(prepared.spec());
    }

    @Test
    @Order(6)
    void istioTakesMirrorsAndMatchingStages() {
        RolloutSpec rollout =
                Shifting.rollout("v2", "v1", RouteAddress.named("main")).in(NAMESPACE);
        carriedOut(rollout, now -> SHIFT.prepare(rollout, now, OWNER));
        JsonObject prepared = read("front").spec();
        for (Stage stage : List.of(
                new Stage.Mirror(Percent.of(12.5), Duration.ofMinutes(1), false),
                new Stage.Matching(List.of(TESTER), Duration.ofMinutes(1), false))) {
            carriedOut(rollout, now -> SHIFT.begin(rollout, stage, now, OWNER));
            assertThat(read("front").spec()).isNotEqualTo(prepared);
            carriedOut(rollout, now -> SHIFT.end(rollout, stage, now, OWNER));
            assertThat(read("front").spec()).isEqualTo(prepared);
        }
    }

    @Test
    @Order(7)
    void connectionsFollowTheShareOfATcpRoute() throws Exception {
        create(
                Resource.of(KubernetesTypes.SERVICE, NAMESPACE, "raw"),
                "{selector: {app: reviews}, ports: [{name: tcp-raw, port: 8080}]}");
        virtualService("raw", "{hosts: [raw], tcp: [{route: [{destination: {host: raw}}]}]}");
        RolloutTarget target =
                new RolloutTarget("raw", Optional.of(Version.named("v1")), Version.named("v2"), List.of());
        RolloutSpec rollout = Shifting.of(target).in(NAMESPACE);
        until(() -> Finding.errors(SHIFT.prepare(rollout, read(rollout), OWNER).findings())
                .isEmpty());
        carriedOut(rollout, now -> SHIFT.prepare(rollout, now, OWNER));
        assumeTraffic();
        until(() -> connections().equals(List.of("v1")));
        carriedOut(rollout, now -> SHIFT.shift(rollout, Percent.of(50), now, OWNER));
        until(() -> connections().equals(List.of("v1", "v2")));
        carriedOut(rollout, now -> SHIFT.shift(rollout, Percent.of(100), now, OWNER));
        until(() -> connections().equals(List.of("v2")));
    }

    /** The versions that answer on twenty connections. */
    private static List<String> connections() throws Exception {
        Set<String> versions = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            versions.add(version(call(HttpClient.newHttpClient(), "raw:8080", "x-a", "b")));
        }
        return List.copyOf(versions);
    }

    private static RouteAddress address(String object, Protocol protocol) {
        return new RouteAddress(
                Optional.of(object), protocol, Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    /** Writes what is planned, each patch with its tests; planned again there is nothing to do. */
    private static void carriedOut(RolloutSpec rollout, Function<Snapshot, Plan> planner) {
        Plan plan = planner.apply(read(rollout));
        assertThat(Finding.errors(plan.findings())).isEmpty();
        assertThat(plan.changes()).isNotEmpty();
        plan.changes().forEach(TrafficShiftOnRealClusterTest::write);
        assertThat(planner.apply(read(rollout)).changes()).isEmpty();
    }

    private static void write(Change change) {
        if (change instanceof Change.Edit edit) {
            cluster.patch(edit.id(), PatchRenderer.render(edit.before(), edit.edits()), WriteMode.STORE);
        } else {
            cluster.create(((Change.Create) change).resource(), WriteMode.STORE);
        }
    }

    private static Snapshot read(RolloutSpec rollout) {
        return new SnapshotLoader(cluster).load(soFar -> SHIFT.needs(rollout, soFar));
    }

    private static Resource read(String virtualService) {
        return cluster.read(ResourceId.of(IstioTypes.VIRTUAL_SERVICE, NAMESPACE, virtualService))
                .orElseThrow();
    }

    private static List<String> shares(RolloutSpec rollout) {
        return SHIFT.shares(rollout, read(rollout)).stream()
                .map(share -> share.stable() + "/" + share.fresh())
                .toList();
    }

    private static void virtualService(String name, String spec) {
        create(Resource.of(IstioTypes.VIRTUAL_SERVICE, NAMESPACE, name), spec);
    }

    private static void create(Resource resource, String spec) {
        cluster.create(resource.withSpec(Planning.tree(spec)), WriteMode.STORE);
    }

    private static void assumeTraffic() {
        assumeTrue("true".equals(System.getenv("CALL_CLUSTER_IPS")), "skipped: CALL_CLUSTER_IPS is not true");
    }

    private static List<String> versions(int calls, String header, String value) throws Exception {
        List<String> versions = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            versions.add(version(call(header, value)));
        }
        return versions;
    }

    private static String version(HttpResponse<String> answer) {
        return answer.body().contains("reviews-v2") ? "v2" : answer.body().contains("reviews-v1") ? "v1" : "none";
    }

    private static HttpResponse<String> call(String header, String value) throws IOException, InterruptedException {
        return call(HTTP, "reviews:9080", header, value);
    }

    private static HttpResponse<String> call(HttpClient http, String service, String header, String value)
            throws IOException, InterruptedException {
        String[] parts = service.split(":");
        String address = cluster.read(ResourceId.of(KubernetesTypes.SERVICE, NAMESPACE, parts[0]))
                .flatMap(found -> found.spec().text("clusterIP"))
                .orElseThrow();
        return http.send(
                HttpRequest.newBuilder(URI.create("http://" + address + ":" + parts[1] + "/"))
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }

    /** A condition that is looked at until it holds. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws InterruptedException {
        for (int i = 0; i < 150; i++) {
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (Exception e) {
                assertThat(i).as(e.toString()).isLessThan(149); // not there yet
            }
            Thread.sleep(200);
        }
        throw new AssertionError("not within 30 s");
    }
}
