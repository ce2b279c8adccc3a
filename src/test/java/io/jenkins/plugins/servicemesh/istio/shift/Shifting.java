package io.jenkins.plugins.servicemesh.istio.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A namespace {@code shop} where the versions v1 to v4 of the Service {@code reviews} are ready, and short forms. */
public final class Shifting {

    public static final Owner OWNER = Planning.OWNER;
    public static final TrafficShift SHIFT = new IstioTrafficShift();

    private Shifting() {}

    /** Five percent of the requests to reviews move from v1 to v2, in these routes. */
    public static RolloutSpec rollout(RouteAddress... routes) {
        return rollout("v1", "v2", routes);
    }

    public static RolloutSpec rollout(String from, String to, RouteAddress... routes) {
        return of(new RolloutTarget("reviews", Optional.of(Version.named(from)), Version.named(to), List.of(routes)));
    }

    public static RolloutSpec of(RolloutTarget... targets) {
        return new RolloutSpec(
                "shop",
                MeshType.AUTO,
                List.of(targets),
                List.of(weight(10)),
                List.of(),
                Optional.empty(),
                AnalysisSpec.NONE,
                EndingSpec.DEFAULT);
    }

    public static RolloutSpec withTesters(RolloutSpec rollout, RequestMatch... testers) {
        return new RolloutSpec(
                rollout.namespace(),
                rollout.mesh(),
                rollout.targets(),
                rollout.stages(),
                List.of(testers),
                rollout.affinity(),
                rollout.analysis(),
                rollout.ending());
    }

    public static RolloutSpec withAffinity(RolloutSpec rollout, String cookie) {
        return new RolloutSpec(
                rollout.namespace(),
                rollout.mesh(),
                rollout.targets(),
                rollout.stages(),
                rollout.testers(),
                Optional.of(new SessionAffinity(cookie, Duration.ofHours(1))),
                rollout.analysis(),
                rollout.ending());
    }

    public static RolloutSpec withStages(RolloutSpec rollout, Stage... stages) {
        return new RolloutSpec(
                rollout.namespace(),
                rollout.mesh(),
                rollout.targets(),
                List.of(stages),
                rollout.testers(),
                rollout.affinity(),
                rollout.analysis(),
                rollout.ending());
    }

    public static Stage weight(Number percent) {
        return new Stage.Weight(Percent.of(percent), Duration.ofMinutes(1), false);
    }

    /** What the rollout needs to see, of these objects and of what is ready in the namespace. */
    public static Snapshot snapshot(RolloutSpec rollout, Resource... objects) {
        List<Resource> there = new ArrayList<>(Arrays.asList(objects));
        there.addAll(ready("shop", "reviews", "v1", "v2", "v3", "v4"));
        return snapshotOf(rollout, there);
    }

    public static Snapshot snapshotOf(RolloutSpec rollout, List<Resource> objects) {
        Snapshot snapshot = Snapshot.EMPTY;
        for (int round = 0; round < 4; round++) {
            for (Need need : SHIFT.needs(rollout, snapshot)) {
                if (!snapshot.answers(need)) {
                    snapshot = snapshot.with(
                            need,
                            objects.stream()
                                    .filter(object -> answers(need, object))
                                    .toList());
                }
            }
        }
        return snapshot;
    }

    private static boolean answers(Need need, Resource object) {
        return need.type().sameKind(object.type())
                && need.namespace().equals(object.namespace())
                && (!need.isOne() || need.name().equals(object.name()));
    }

    /** A Service with a ready pod of each version. */
    public static List<Resource> ready(String namespace, String service, String... versions) {
        List<Resource> objects = new ArrayList<>();
        objects.add(Resource.of(KubernetesTypes.SERVICE, namespace, service));
        List<JsonObject> endpoints = new ArrayList<>();
        for (String version : versions) {
            String pod = service + "-" + version;
            objects.add(Resource.of(KubernetesTypes.POD, namespace, pod)
                    .withLabel("app", service)
                    .withLabel("version", version));
            endpoints.add(Planning.tree("{conditions: {ready: true}, targetRef: {name: " + pod + "}}"));
        }
        Resource slice = Resource.of(KubernetesTypes.ENDPOINT_SLICE, namespace, service + "-1")
                .withLabel("kubernetes.io/service-name", service);
        objects.add(slice.withTree(slice.tree().with("endpoints", endpoints)));
        return objects;
    }

    /** What is there after that plan, which has no error and planned again does nothing more. */
    public static Snapshot settled(Snapshot before, Function<Snapshot, Plan> planner) {
        Plan plan = planner.apply(before);
        assertThat(errors(plan)).isEmpty();
        Snapshot after = before.after(plan.changes());
        Plan second = planner.apply(after);
        assertThat(second.changes()).isEmpty();
        assertThat(errors(second)).isEmpty();
        return after;
    }

    public static Snapshot prepared(RolloutSpec rollout, Resource... objects) {
        return prepared(rollout, snapshot(rollout, objects));
    }

    public static Snapshot prepared(RolloutSpec rollout, Snapshot before) {
        return settled(before, snapshot -> SHIFT.prepare(rollout, snapshot, OWNER));
    }

    public static Snapshot shifted(RolloutSpec rollout, Number percent, Snapshot before) {
        return settled(before, snapshot -> SHIFT.shift(rollout, Percent.of(percent), snapshot, OWNER));
    }

    public static Snapshot tidied(RolloutSpec rollout, boolean keepOld, Snapshot before) {
        return settled(before, snapshot -> SHIFT.tidy(rollout, keepOld, snapshot, OWNER));
    }

    /** Prepared, moved, and tidied up. */
    public static Snapshot promoted(RolloutSpec rollout, boolean keepOld, Snapshot before) {
        Snapshot moved = shifted(rollout, 100, shifted(rollout, 10, prepared(rollout, before)));
        return tidied(rollout, keepOld, moved);
    }

    public static List<String> shares(RolloutSpec rollout, Snapshot snapshot) {
        return SHIFT.shares(rollout, snapshot).stream()
                .map(share -> share.stable() + "/" + share.fresh() + "/" + share.others())
                .toList();
    }

    public static LiveShare share(RolloutSpec rollout, Snapshot snapshot) {
        List<LiveShare> shares = SHIFT.shares(rollout, snapshot);
        assertThat(shares).hasSize(1);
        return shares.get(0);
    }

    /** What is said of beginning the rollout, as errors. */
    public static List<String> refused(RolloutSpec rollout, Resource... objects) {
        return errors(SHIFT.prepare(rollout, snapshot(rollout, objects), OWNER));
    }

    public static List<String> errors(Plan plan) {
        return Finding.errors(plan.findings()).stream().map(Finding::describe).toList();
    }

    public static Resource virtualService(Snapshot snapshot, String name) {
        return snapshot.list(IstioTypes.VIRTUAL_SERVICE, "shop").stream()
                .filter(object -> object.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public static Resource destinationRule(Snapshot snapshot) {
        List<Resource> found = snapshot.list(IstioTypes.DESTINATION_RULE, "shop");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    public static List<JsonObject> http(Snapshot snapshot, String name) {
        return virtualService(snapshot, name).spec().array("http").objects();
    }

    /** A VirtualService of someone else for reviews, with these http routes. */
    public static Resource reviews(String http) {
        return Planning.virtualService("reviews", "{hosts: [reviews], http: " + http + "}");
    }

    /** A DestinationRule of someone else with these subsets. */
    public static Resource subsets(String... names) {
        List<Map<String, Object>> subsets = Stream.of(names)
                .<Map<String, Object>>map(name -> Map.of("name", name, "labels", Map.of("version", name)))
                .toList();
        Resource rule = Planning.destinationRule("reviews", "{host: reviews}");
        return rule.withSpec(rule.spec().with("subsets", subsets));
    }
}
