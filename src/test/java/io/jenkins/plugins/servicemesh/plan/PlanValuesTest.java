package io.jenkins.plugins.servicemesh.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans, snapshots, drafts and identities as values. */
class PlanValuesTest {

    private static final ResourceType TYPE = ResourceType.namespaced("example.org", "v1", "Thing", "things");
    private static final ResourceType OTHER = ResourceType.namespaced("example.org", "v1", "Other", "others");
    private static final Owner OWNER = new Owner("me");
    private static final List<String> WHY = List.of("why");

    @Test
    void equalChangesHaveOneFingerprintHoweverTheirValuesAreSpelled() {
        assertThat(create("{\"a\":1,\"b\":[true,null,\"x\"]}").fingerprint())
                .isEqualTo(create("{\"b\":[true,null,\"x\"],\"a\":1.0}").fingerprint())
                .hasSize(64);
    }

    @Test
    void otherChangesHaveOtherFingerprints() {
        Resource before = withUid(thing("x", JsonText.parseObject("{\"a\":1,\"l\":[\"x\"]}")));
        List<Plan> plans = List.of(
                create("{}"),
                create("{\"a\":1}"),
                edit(before, "{\"a\":2,\"l\":[\"x\"]}"),
                edit(before, "{\"l\":[\"x\"]}"),
                edit(before, "{\"a\":1,\"l\":[\"x\"],\"b\":1}"),
                edit(before, "{\"a\":1,\"l\":[\"x\",\"y\"]}"),
                edit(before, "{\"a\":1,\"l\":[]}"),
                plan(new Change.Remove(before, WHY)));
        assertThat(plans.stream().map(Plan::fingerprint)).doesNotHaveDuplicates();
    }

    @Test
    void whatWasThereBeforeIsKnownOfAllChangesButNewObjects() {
        Resource before = withUid(thing("x", JsonText.parseObject("{\"a\":1}")));
        assertThat(new Change.Create(before, WHY).prior()).isEmpty();
        assertThat(new Change.Remove(before, WHY).prior()).contains(before);
    }

    @Test
    void twoPlansInARowKeepTheirOrderFindingsAndExpectations() {
        Finding finding = Finding.warning("r", "m");
        Expectation expected = new Expectation.ReadyEndpoints("shop", "reviews", Map.of());
        Plan both = create("{}")
                .withFindings(List.of(finding))
                .then(new Plan(List.of(), List.of(finding), List.of(expected)));
        assertThat(both.changes()).hasSize(1);
        assertThat(both.findings()).containsExactly(finding, finding);
        assertThat(both.expectations()).containsExactly(expected);
        assertThat(Plan.EMPTY.isEmpty()).isTrue();
        assertThat(both.isEmpty()).isFalse();
    }

    @Test
    void anExpectationSaysWhatItWaitsFor() {
        assertThat(new Expectation.ReadyEndpoints("shop", "reviews", Map.of()).describe())
                .isEqualTo("a ready endpoint behind shop/reviews");
        assertThat(new Expectation.ReadyEndpoints("shop", "reviews", Map.of("version", "v2", "app", "r")).describe())
                .isEqualTo("a ready endpoint behind shop/reviews with {app=r, version=v2}");
    }

    @Test
    void aNeedSaysThePermissionThatItTakes() {
        assertThat(Need.all(TYPE, "shop")).hasToString("list things.example.org in namespace shop");
        assertThat(Need.one(ResourceType.clusterWide("", "v1", "Namespace", "namespaces"), "", "shop"))
                .hasToString("get namespaces");
    }

    @Test
    void aSnapshotAfterChangesHasWhatTheyMakeOfIt() {
        Resource kept = thing("kept", JsonObject.EMPTY);
        Resource edited = thing("edited", JsonObject.EMPTY);
        Resource removed = thing("removed", JsonObject.EMPTY);
        Resource created = thing("created", JsonObject.EMPTY);
        Resource now = edited.withSpec(JsonObject.of("a", 1));
        Snapshot after = Snapshot.EMPTY
                .with(Need.all(TYPE, "shop"), List.of(kept, edited, removed))
                .after(List.of(
                        Change.Edit.between(edited, now, WHY),
                        new Change.Remove(removed, WHY),
                        new Change.Remove(thing("never", JsonObject.EMPTY), WHY),
                        new Change.Create(created, WHY)));
        assertThat(after.all()).containsExactly(kept, now, created);
        assertThat(after.list(TYPE, "shop")).containsExactly(kept, now, created);
        assertThat(after.list(TYPE, "elsewhere")).isEmpty();
        assertThat(after.list(OTHER, "shop")).isEmpty();
    }

    @Test
    void theLastOfTwoChangesOfOneObjectCounts() {
        Resource first = thing("x", JsonObject.of("a", 1));
        Resource last = thing("x", JsonObject.of("a", 2));
        assertThat(Snapshot.EMPTY
                        .after(List.of(new Change.Create(first, WHY), new Change.Create(last, WHY)))
                        .all())
                .containsExactly(last);
    }

    @Test
    void aSnapshotKnowsWhatWasAskedAndWhatIsMissing() {
        Need all = Need.all(TYPE, "shop");
        Need one = Need.one(OTHER, "shop", "x");
        Need unasked = Need.all(OTHER, "shop");
        Snapshot snapshot = Snapshot.EMPTY.with(all, Snapshot.Gap.FORBIDDEN).with(one, List.of());
        assertThat(snapshot.answers(all)).isTrue();
        assertThat(snapshot.answers(one)).isTrue();
        assertThat(snapshot.answers(unasked)).isFalse();
        assertThat(snapshot.gap(all)).contains(Snapshot.Gap.FORBIDDEN);
        assertThat(snapshot.gap(one)).isEmpty();
    }

    @Test
    void gapsAreToldByTheirCause() {
        Snapshot snapshot = Snapshot.EMPTY
                .with(Need.all(TYPE, "shop"), Snapshot.Gap.FORBIDDEN)
                .with(Need.all(OTHER, "shop"), Snapshot.Gap.NOT_SERVED);
        assertThat(Gaps.forbidden(snapshot))
                .extracting(Finding::message)
                .containsExactly("not allowed to list things.example.org in namespace shop");
        assertThat(Gaps.notServed(snapshot))
                .extracting(Finding::message)
                .containsExactly("the cluster does not serve others.example.org");
    }

    @Test
    void anItemIsKnownByItsNameElseItsDestinationElseItsRouteElseItself() {
        assertThat(identity("{\"name\":\"a\",\"x\":1}")).isEqualTo(identity("{\"name\":\"a\",\"x\":2}"));
        assertThat(identity("{\"destination\":{\"host\":\"h\"},\"weight\":1}"))
                .isEqualTo(identity("{\"destination\":{\"host\":\"h\"},\"weight\":2}"));
        assertThat(identity("{\"match\":[1],\"route\":[{\"destination\":1},{\"x\":1}],\"timeout\":1}"))
                .isEqualTo(identity("{\"match\":[1],\"route\":[{\"destination\":1},{\"x\":2}],\"timeout\":2}"))
                .isNotEqualTo(identity("{\"match\":[2],\"route\":[{\"destination\":1},{\"x\":1}]}"))
                .isNotEqualTo(identity("{\"route\":[{\"destination\":1}]}"));
        assertThat(identity("{\"match\":[1],\"redirect\":1}")).isNotEqualTo(identity("{\"match\":[1],\"redirect\":2}"));
        assertThat(identity("\"x\"").isOf(JsonText.parse("\"x\""))).isTrue();
    }

    @Test
    void aDraftMakesOneChangeOfAnObjectHoweverManyWantIt() {
        Resource there = thing("x", JsonObject.EMPTY);
        PlanDraft draft = new PlanDraft(Snapshot.EMPTY.with(Need.all(TYPE, "shop"), List.of(there)), OWNER);
        draft.put(there.withSpec(JsonObject.of("a", 1)), List.of("one"));
        draft.put(draft.find(there.id()).orElseThrow().withSpec(JsonObject.of("a", 2)), List.of("two"));
        draft.put(thing("y", JsonObject.EMPTY), WHY);
        Plan plan = draft.toPlan(List.of(TYPE));
        assertThat(plan.changes()).hasSize(2);
        assertThat(plan.changes().get(0).reasons()).containsExactly("one", "two");
        assertThat(draft.list(TYPE, "shop")).hasSize(2);
        assertThat(draft.list(TYPE, "elsewhere")).isEmpty();
        assertThat(draft.list(OTHER, "shop")).isEmpty();
        assertThat(draft.isOurs(draft.find(thing("y", JsonObject.EMPTY).id()).orElseThrow()))
                .isTrue();
        assertThat(draft.isManaged(there)).isFalse();
        assertThat(draft.before().all()).containsExactly(there);
    }

    @Test
    void aDraftThatEndsWhereItBeganChangesNothing() {
        Resource there = thing("x", JsonObject.EMPTY);
        PlanDraft draft = new PlanDraft(Snapshot.EMPTY.with(Need.all(TYPE, "shop"), List.of(there)), OWNER);
        draft.put(there, WHY);
        draft.put(there.withSpec(JsonObject.of("a", 1)), WHY);
        draft.put(there, WHY);
        draft.put(thing("y", JsonObject.EMPTY), WHY);
        draft.remove(thing("y", JsonObject.EMPTY), WHY);
        assertThat(draft.toPlan(List.of(TYPE)).isEmpty()).isTrue();
    }

    @Test
    void removalsComeLastInTheOppositeOrderOfTheirKinds() {
        Resource one = thing("x", JsonObject.EMPTY);
        Resource other = Resource.of(OTHER, "shop", "x");
        PlanDraft draft = new PlanDraft(
                Snapshot.EMPTY.with(Need.all(TYPE, "shop"), List.of(one)).with(Need.all(OTHER, "shop"), List.of(other)),
                OWNER);
        draft.remove(one, WHY);
        draft.remove(other, WHY);
        draft.put(thing("y", JsonObject.EMPTY), WHY);
        assertThat(draft.toPlan(List.of(TYPE, OTHER)).changes())
                .extracting(Change::id)
                .containsExactly(ResourceId.of(TYPE, "shop", "y"), other.id(), one.id());
    }

    @Test
    void whoseAnObjectIsIsSaidOfEditsAndRemovals() {
        Resource controlled = thing("x", JsonObject.EMPTY).withLabel("argocd.argoproj.io/instance", "v");
        Resource theirs = new Owner("you").mark(thing("y", JsonObject.EMPTY));
        PlanDraft draft =
                new PlanDraft(Snapshot.EMPTY.with(Need.all(TYPE, "shop"), List.of(controlled, theirs)), OWNER);
        draft.put(controlled.withSpec(JsonObject.of("a", 1)), WHY);
        draft.remove(theirs, WHY);
        draft.report(Finding.info("r", "m"));
        draft.report(List.of(Finding.info("r", "m")));
        draft.expect(new Expectation.ReadyEndpoints("shop", "reviews", Map.of()));
        Plan plan = draft.toPlan(List.of(TYPE));
        assertThat(plan.findings())
                .extracting(Finding::rule)
                .containsExactly("r", "ownership/controlled", "ownership/another");
        assertThat(plan.expectations()).hasSize(1);
    }

    @Test
    void aWholeObjectIsMergedIntoTheOneThatIsThere() {
        Resource there = withUid(thing("x", JsonText.parseObject("{\"a\":1,\"keep\":{\"k\":1}}")));
        Resource wanted = thing("x", JsonText.parseObject("{\"a\":2,\"keep\":{\"n\":2}}"));
        Plan plan = ResourcePlanner.plan(
                List.of(wanted, thing("y", JsonObject.EMPTY), there),
                Snapshot.EMPTY.with(Need.one(TYPE, "shop", "x"), List.of(there)),
                OWNER);
        Change.Edit edit = (Change.Edit) plan.changes().get(0);
        assertThat(edit.after().spec()).isEqualTo(JsonText.parseObject("{\"a\":2,\"keep\":{\"k\":1,\"n\":2}}"));
        assertThat(plan.changes().get(1)).isInstanceOf(Change.Create.class);
        assertThat(plan.changes()).hasSize(2);
        assertThat(ResourcePlanner.needs(List.of(wanted, there))).containsExactly(Need.one(TYPE, "shop", "x"));
    }

    @Test
    void aWholeObjectThatAControllerKeepsIsRefused() {
        Resource there = thing("x", JsonObject.EMPTY).withLabel("argocd.argoproj.io/instance", "v");
        Plan plan = ResourcePlanner.plan(
                List.of(thing("x", JsonObject.of("a", 1))),
                Snapshot.EMPTY.with(Need.one(TYPE, "shop", "x"), List.of(there)),
                OWNER);
        assertThat(Finding.errors(plan.findings())).extracting(Finding::rule).containsExactly("ownership/controlled");
    }

    @Test
    void treesAreChangedWhereItIsSaid() {
        JsonObject tree = JsonText.parseObject("{\"a\":{\"b\":{\"c\":1}},\"l\":[{\"n\":\"x\"},1,{\"n\":\"y\"}]}");
        assertThat(TreeEditor.set(tree, JsonText.parse("2"), "a", "b", "d").toString())
                .contains("{\"b\":{\"c\":1,\"d\":2}}");
        assertThat(TreeEditor.remove(tree, "a", "b", "c").has("a")).isFalse();
        assertThat(TreeEditor.remove(tree, "a", "z", "c")).isSameAs(tree);
        assertThat(TreeEditor.remove(TreeEditor.set(tree, JsonText.parse("2"), "a", "z"), "a", "z"))
                .isEqualTo(tree);
        assertThat(TreeEditor.indexOf(tree.array("l"), "n", "y")).isEqualTo(2);
        assertThat(TreeEditor.indexOf(tree.array("l"), "n", "z")).isEqualTo(-1);
        assertThat(TreeEditor.merge(tree, JsonText.parseObject("{\"a\":1,\"l\":[]}"))
                        .toString())
                .isEqualTo("{\"a\":1,\"l\":[]}");
    }

    private static ItemIdentity identity(String json) {
        return ItemIdentity.of(JsonText.parse(json));
    }

    private static Plan create(String spec) {
        return plan(new Change.Create(thing("x", JsonText.parseObject(spec)), WHY));
    }

    private static Plan edit(Resource before, String spec) {
        return plan(Change.Edit.between(before, before.withSpec(JsonText.parseObject(spec)), WHY));
    }

    private static Plan plan(Change change) {
        return new Plan(List.of(change), List.of(), List.of());
    }

    private static Resource thing(String name, JsonObject spec) {
        return Resource.of(TYPE, "shop", name).withSpec(spec);
    }

    private static Resource withUid(Resource resource) {
        return resource.withTree(
                resource.tree().with("metadata", resource.metadata().with("uid", "u")));
    }
}
