package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.shift.IstioTrafficShift;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A service with two versions and the objects that somebody else keeps for it, on a real API over HTTP, in virtual time. */
final class RolloutShop implements AutoCloseable {

    private static final String VERSIONS = """
            apiVersion: v1
            kind: Service
            metadata: {name: %1$s, namespace: shop}
            spec: {selector: {app: %1$s}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: %1$s, namespace: shop, annotations: {note: theirs}}
            spec:
              hosts: [%1$s]
              http:
              - name: main
                timeout: 7s
                route:
                - {destination: {host: %1$s, subset: v1}}
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: %1$s, namespace: shop}
            spec: {host: %1$s, subsets: [{name: v1, labels: {version: v1}}]}
            """;

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %1$s-%2$s, namespace: shop}
            spec:
              replicas: %3$d
              selector: {matchLabels: {app: %1$s, version: %2$s}}
              template:
                metadata: {labels: {app: %1$s, version: %2$s}}
                spec: {containers: [{name: %1$s, image: "%1$s:%2$s"}]}
            """;

    static final AnalysisSpec SUCCESS =
            AnalysisSpec.of(List.of(new Check.SuccessRate(new Percent(new BigDecimal("99.5")), false)));

    private final Shop shop = new Shop();
    private final Figures figures = new Figures();
    private final List<Moment> moments = new ArrayList<>();
    private final WeightLog weights = new WeightLog(shop.server());

    RolloutShop() {
        serve("prices");
        figures.give("v1", 100, 0).give("v2", 100, 0);
    }

    /** One more service like that. */
    void serve(String name) {
        shop.server().load(VERSIONS.formatted(name));
        shop.server().load(DEPLOYMENT.formatted(name, "v1", 2));
        shop.server().load(DEPLOYMENT.formatted(name, "v2", 2));
    }

    /** One more service, which nobody has made routes for. */
    void serveWithoutRoutes(String name) {
        shop.server().load(VERSIONS.substring(0, VERSIONS.indexOf("---")).formatted(name));
        shop.server().load(DEPLOYMENT.formatted(name, "v1", 2));
        shop.server().load(DEPLOYMENT.formatted(name, "v2", 2));
    }

    void deploy(String version, int replicas) {
        shop.server().load(DEPLOYMENT.formatted("prices", version, replicas));
    }

    /** Lets time pass until then. */
    void wait(Instant until) {
        Duration time = Duration.between(shop.clock().now(), until);
        shop.clock().pause(time.isNegative() ? Duration.ZERO : time);
    }

    WeightLog weights() {
        return weights;
    }

    Shop shop() {
        return shop;
    }

    Figures figures() {
        return figures;
    }

    List<Moment> moments() {
        return moments;
    }

    RolloutSite site() {
        return site(shop.cluster());
    }

    RolloutSite site(Cluster through) {
        return site(through, "build 1");
    }

    RolloutSite site(Cluster through, String by) {
        return site(through, by, figures, Map.of());
    }

    RolloutSite site(Cluster through, String by, MetricSource metrics) {
        return site(through, by, metrics, Map.of());
    }

    RolloutSite site(Cluster through, String by, Map<String, Gate> gates) {
        return site(through, by, figures, gates);
    }

    private RolloutSite site(Cluster through, String by, MetricSource metrics, Map<String, Gate> gates) {
        return new RolloutSite(
                through,
                new IstioManager(),
                Shop.OWNER,
                by,
                shop.clock(),
                Optional.of(metrics),
                gates,
                new CommandInbox(through, Duration.ofSeconds(30)),
                event -> {});
    }

    Rollouts rollouts() {
        return new Rollouts(site());
    }

    static RolloutSpec canary(EndingSpec ending, String... weights) {
        return spec(SUCCESS, ending, weights);
    }

    static RolloutSpec spec(AnalysisSpec analysis, EndingSpec ending, String... weights) {
        List<Stage> stages = Arrays.stream(weights)
                .<Stage>map(
                        weight -> new Stage.Weight(new Percent(new BigDecimal(weight)), Duration.ofMinutes(2), false))
                .toList();
        return spec(List.of("prices"), stages, analysis, ending);
    }

    static RolloutSpec spec(List<String> services, List<Stage> stages, AnalysisSpec analysis, EndingSpec ending) {
        List<RolloutTarget> targets = services.stream()
                .map(service -> new RolloutTarget(service, Optional.empty(), Version.named("v2"), List.of()))
                .toList();
        return new RolloutSpec(
                Shop.NAMESPACE, MeshType.ISTIO, targets, stages, List.of(), Optional.empty(), analysis, ending);
    }

    /** A canary of that version. */
    static RolloutSpec to(String version) {
        RolloutTarget target = new RolloutTarget("prices", Optional.empty(), Version.named(version), List.of());
        return canary(EndingSpec.DEFAULT, "5", "50").withTargets(List.of(target));
    }

    RolloutState run(RolloutSpec spec) {
        Rollouts rollouts = rollouts();
        return rollouts.finish(rollouts.begin(spec, moments::add));
    }

    /** The new version's share as the routes give it now. */
    String share(RolloutSpec spec) {
        IstioTrafficShift shift = new IstioTrafficShift();
        return shift.shares(spec, new SnapshotLoader(shop.cluster()).load(soFar -> shift.needs(spec, soFar))).stream()
                .map(share -> share.percent().toPlainString())
                .distinct()
                .reduce("", (one, other) -> one.isEmpty() ? other : one + "," + other);
    }

    /** The mesh objects of the namespace, without what servers add. */
    Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        for (var type : List.of(
                io.jenkins.plugins.servicemesh.istio.api.IstioTypes.VIRTUAL_SERVICE,
                io.jenkins.plugins.servicemesh.istio.api.IstioTypes.DESTINATION_RULE)) {
            for (Resource each : shop.cluster().list(ResourceQuery.in(Shop.NAMESPACE, type))) {
                objects.put(each.id().toString(), words(each));
            }
        }
        return objects;
    }

    static String words(Resource object) {
        return JsonText.print(object.spec()) + object.labels() + new TreeMap<>(object.annotations());
    }

    int leases() {
        return shop.cluster()
                .list(ResourceQuery.in(Shop.NAMESPACE, KubernetesTypes.LEASE))
                .size();
    }

    @Override
    public void close() {
        shop.close();
    }
}
