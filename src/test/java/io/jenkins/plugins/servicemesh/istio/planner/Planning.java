package io.jenkins.plugins.servicemesh.istio.planner;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.ArrayList;
import java.util.List;

/** A namespace {@code shop} to plan on, and short forms for what tests ask of a plan. */
public final class Planning {

    public static final Owner OWNER = new Owner("jenkins.example.org/shop/deploy");
    public static final IstioManager ISTIO = new IstioManager();
    public static final MeshSpec SHOP = MeshSpec.of("shop");

    private Planning() {}

    /** A snapshot that answers all that the intent needs, with these objects and the Service {@code reviews}. */
    public static Snapshot snapshot(MeshSpec spec, Resource... objects) {
        List<Resource> there = new ArrayList<>(List.of(objects));
        there.add(Resource.of(KubernetesTypes.SERVICE, "shop", "reviews"));
        return snapshotOf(spec, there);
    }

    /** A snapshot that answers all that the intent needs, with these objects. */
    public static Snapshot snapshotOf(MeshSpec spec, List<Resource> objects) {
        Snapshot snapshot = Snapshot.EMPTY;
        for (Need need : ISTIO.needs(spec, snapshot)) {
            snapshot = snapshot.with(
                    need,
                    objects.stream().filter(object -> answers(need, object)).toList());
        }
        return snapshot;
    }

    private static boolean answers(Need need, Resource object) {
        return need.type().sameKind(object.type())
                && need.namespace().equals(object.namespace())
                && (!need.isOne() || need.name().equals(object.name()));
    }

    public static Plan plan(MeshSpec spec, Resource... objects) {
        return ISTIO.plan(spec, snapshot(spec, objects), OWNER);
    }

    public static Plan plan(ServiceSpec service, Resource... objects) {
        return plan(SHOP.plus(service), objects);
    }

    public static Plan plan(RouteSpec route, Resource... objects) {
        return plan(reviews(route), objects);
    }

    public static ServiceSpec reviews(RouteSpec... routes) {
        return ServiceSpec.of("reviews").withRoutes(List.of(routes));
    }

    /** The plan, which has no error and, planned again on what it leaves behind, nothing more to do. */
    public static Plan settled(MeshSpec spec, Resource... objects) {
        Snapshot before = snapshot(spec, objects);
        Plan plan = ISTIO.plan(spec, before, OWNER);
        assertThat(Finding.errors(plan.findings())).isEmpty();
        Plan second = ISTIO.plan(spec, before.after(plan.changes()), OWNER);
        assertThat(second.changes()).isEmpty();
        assertThat(Finding.errors(second.findings())).isEmpty();
        return plan;
    }

    /** The plan, which planned again on what it leaves behind has nothing more to do, whatever it found. */
    public static Plan settledChanges(MeshSpec spec, Resource... objects) {
        Snapshot before = snapshot(spec, objects);
        Plan plan = ISTIO.plan(spec, before, OWNER);
        assertThat(ISTIO.plan(spec, before.after(plan.changes()), OWNER).changes())
                .isEmpty();
        return plan;
    }

    public static Plan settled(ServiceSpec service, Resource... objects) {
        return settled(SHOP.plus(service), objects);
    }

    public static Plan settled(RouteSpec route, Resource... objects) {
        return settled(reviews(route), objects);
    }

    /** The object of that kind as the plan would have it. */
    public static Resource result(Plan plan, ResourceType type) {
        List<Resource> found = Snapshot.EMPTY.after(plan.changes()).all().stream()
                .filter(object -> object.type().sameKind(type))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** The HTTP routes of the one VirtualService that the plan writes. */
    public static List<JsonObject> http(Plan plan) {
        return result(plan, IstioTypes.VIRTUAL_SERVICE).spec().array("http").objects();
    }

    public static Change.Edit edit(Plan plan, ResourceType type) {
        return plan.changes().stream()
                .filter(change -> change.id().type().sameKind(type))
                .map(Change.Edit.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** The rules of the plan's errors. */
    public static List<String> errors(Plan plan) {
        return Finding.errors(plan.findings()).stream().map(Finding::rule).toList();
    }

    /** What the plan says, one sentence a finding. */
    public static List<String> sentences(Plan plan) {
        return plan.findings().stream().map(Finding::describe).toList();
    }

    public static Resource object(ResourceType type, String name, String spec) {
        return Resource.of(type, type.namespaced() ? "shop" : "", name).withSpec(tree(spec));
    }

    public static Resource virtualService(String name, String spec) {
        return object(IstioTypes.VIRTUAL_SERVICE, name, spec);
    }

    public static Resource destinationRule(String name, String spec) {
        return object(IstioTypes.DESTINATION_RULE, name, spec);
    }

    public static JsonObject tree(String yaml) {
        return (JsonObject) YamlText.parseAll(yaml).get(0);
    }
}
