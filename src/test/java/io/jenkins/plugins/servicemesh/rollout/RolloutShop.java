package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.shift.IstioTrafficShift;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
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
            metadata: {name: prices, namespace: shop}
            spec: {selector: {app: prices}, ports: [{name: http, port: 80}]}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: prices, namespace: shop, annotations: {note: theirs}}
            spec:
              hosts: [prices]
              http:
              - name: main
                timeout: 7s
                route:
                - {destination: {host: prices, subset: v1}}
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: prices, namespace: shop}
            spec: {host: prices, subsets: [{name: v1, labels: {version: v1}}]}
            """;

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: prices-%1$s, namespace: shop}
            spec:
              replicas: %2$d
              selector: {matchLabels: {app: prices, version: %1$s}}
              template:
                metadata: {labels: {app: prices, version: %1$s}}
                spec: {containers: [{name: prices, image: "prices:%1$s"}]}
            """;

    static final AnalysisSpec SUCCESS =
            AnalysisSpec.of(List.of(new Check.SuccessRate(new Percent(new BigDecimal("99.5")), false)));

    private final Shop shop = new Shop();
    private final Figures figures = new Figures();
    private final List<Moment> moments = new ArrayList<>();

    RolloutShop() {
        shop.server().load(VERSIONS);
        deploy("v1", 2);
        deploy("v2", 2);
        figures.give("v1", 100, 0).give("v2", 100, 0);
    }

    void deploy(String version, int replicas) {
        shop.server().load(DEPLOYMENT.formatted(version, replicas));
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
        return new RolloutSite(
                through,
                new IstioManager(),
                Shop.OWNER,
                "build 1",
                shop.clock(),
                Optional.of(figures),
                Map.of(),
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
        RolloutTarget target = new RolloutTarget("prices", Optional.empty(), Version.named("v2"), List.of());
        return new RolloutSpec(
                Shop.NAMESPACE, MeshType.ISTIO, List.of(target), stages, List.of(), Optional.empty(), analysis, ending);
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
                objects.put(each.id().toString(), JsonText.print(each.spec()) + each.labels() + each.annotations());
            }
        }
        return objects;
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
