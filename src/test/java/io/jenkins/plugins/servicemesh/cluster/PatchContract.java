package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.add;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.remove;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.test;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a JSON Patch changes, and what it leaves alone. */
interface PatchContract extends ContractSubject {

    String WEIGHT = "/spec/http/0/route/0/weight";

    @Test
    default void aPatchChangesWhatItNames() {
        Resource patched = patched(storedVirtualService(), set(WEIGHT, 80));

        assertThat(patched.spec())
                .hasToString(Samples.virtualService("a", "a").spec().toString().replace("90", "80"));
    }

    @Test
    default void aPatchLeavesEverythingElse() {
        Resource before = stored(
                Samples.virtualService(namespace(), fresh("reviews")).withAnnotation("example.com/note", "keep me"));

        Resource after = patched(before, set(WEIGHT, 80));

        assertThat(after.annotations()).isEqualTo(before.annotations());
        assertThat(after.uid()).isEqualTo(before.uid());
        assertThat(after.spec().array("hosts")).isEqualTo(before.spec().array("hosts"));
    }

    @Test
    default void aPatchReturnsWhatIsStored() {
        Resource patched = patched(storedVirtualService(), set(WEIGHT, 80));

        assertThat(now(patched)).isEqualTo(patched);
    }

    @Test
    default void aTestThatHoldsLetsThePatchPass() {
        assertThat(patched(storedVirtualService(), test("/spec/http/0/name", "default"), set(WEIGHT, 80))
                        .spec())
                .asString()
                .contains("80");
    }

    @Test
    default void aTestThatDoesNotHoldIsInvalid() {
        Resource created = storedVirtualService();

        ClusterException refusal =
                refusal(() -> patched(created, test("/spec/http/0/name", "testers"), set(WEIGHT, 80)));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal.code()).isEqualTo(422);
    }

    @Test
    default void aTestOfAStaleResourceVersionIsInvalid() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, test("/metadata/resourceVersion", "1"), set(WEIGHT, 80))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void aPatchIsAppliedWholeOrNotAtAll() {
        Resource created = storedVirtualService();

        refusal(() -> patched(created, set(WEIGHT, 80), test("/spec/http/0/name", "testers")));

        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void aStaleResourceVersionIsAConflict() {
        Resource stale = storedVirtualService();
        patched(stale, set(WEIGHT, 80));

        assertThat(reasonOf(() -> patched(stale, lock(stale), set(WEIGHT, 70)))).isEqualTo(Reason.CONFLICT);
    }

    @Test
    default void aCurrentResourceVersionLetsThePatchPass() {
        Resource created = storedVirtualService();

        assertThat(patched(created, lock(created), set(WEIGHT, 80)).spec())
                .asString()
                .contains("80");
    }

    @Test
    default void withoutALockOtherEditsDoNotDisturb() {
        Resource seen = storedVirtualService();
        patched(seen, add("/metadata/annotations", Map.of("example.com/by", "another")));

        Resource patched = patched(seen, set(WEIGHT, 80));

        assertThat(patched.annotations()).containsEntry("example.com/by", "another");
    }

    @Test
    default void aPatchThatChangesNothingKeepsVersionAndGeneration() {
        Resource created = storedVirtualService();

        Resource patched = patched(created, set(WEIGHT, 90));

        assertThat(patched.resourceVersion()).isEqualTo(created.resourceVersion());
        assertThat(patched.metadata().number("generation"))
                .isEqualTo(created.metadata().number("generation"));
    }

    @Test
    default void anAnnotationChangesTheVersionAndNotTheGeneration() {
        Resource created = storedVirtualService();

        Resource patched = patched(created, add("/metadata/annotations", Map.of("a", "b")));

        assertThat(patched.resourceVersion()).isNotEqualTo(created.resourceVersion());
        assertThat(generation(patched)).isEqualTo(1);
    }

    @Test
    default void aChangedSpecRaisesTheGeneration() {
        assertThat(generation(patched(storedVirtualService(), set(WEIGHT, 80)))).isEqualTo(2);
    }

    @Test
    default void aPatchCanAppendToAList() {
        Resource patched = patched(storedVirtualService(), add("/spec/hosts/-", "ratings"));

        assertThat(patched.spec().array("hosts").texts()).containsExactly("reviews", "ratings");
    }

    @Test
    default void aPatchCanInsertIntoAList() {
        JsonValue route = JsonValue.of(
                Map.of("name", "first", "route", List.of(Map.of("destination", Map.of("host", "ratings")))));

        Resource patched = patched(storedVirtualService(), add("/spec/http/0", route));

        assertThat(patched.spec().array("http").objects())
                .extracting(http -> http.text("name").orElse(""))
                .containsExactly("first", "default");
    }

    @Test
    default void aPatchCanRemoveFromAList() {
        Resource patched = patched(storedVirtualService(), remove("/spec/http/0/route/1"));

        assertThat(patched.spec()).asString().doesNotContain("v2");
    }

    @Test
    default void aPatchReachesAKeyWithASlash() {
        Resource created =
                stored(Samples.configMap(namespace(), fresh("settings")).withLabel("app.kubernetes.io/name", "before"));

        Resource patched = patched(created, set("/metadata/labels/app.kubernetes.io~1name", "after"));

        assertThat(patched.labels()).containsEntry("app.kubernetes.io/name", "after");
    }

    @Test
    default void removingWhatIsNotThereIsInvalid() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, remove("/spec/tls")))).isEqualTo(Reason.INVALID);
    }

    @Test
    default void replacingAnItemThatIsNotThereIsInvalid() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, set("/spec/hosts/1", "ratings"))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void addingAnItemBehindTheEndIsInvalid() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, add("/spec/hosts/2", "ratings"))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void aTestForNullDoesNotHoldWhereSomethingIs() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, test("/spec/http", null)))).isEqualTo(Reason.INVALID);
    }

    @Test
    default void aTestOfAnObjectDoesNotMindTheOrderOfItsKeys() {
        JsonValue route =
                JsonText.parse("{\"weight\": 90, \"destination\": {\"subset\": \"v1\", \"host\": \"reviews\"}}");

        Resource patched = patched(storedVirtualService(), test("/spec/http/0/route/0", route), set(WEIGHT, 80));

        assertThat(patched.spec()).asString().contains("80");
    }

    @Test
    default void aTestOfAnObjectMindsEveryKey() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, test("/spec/http/0/route/0", Map.of("weight", 90)))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void aTestHoldsForATextWithSigns() {
        String text = "a <= b && c > \"d\" \u00e9 \u2028 \u0001 \u001f \\ / \t\b\f\ud83d\ude80";
        Resource created =
                stored(Samples.virtualService(namespace(), fresh("reviews")).withAnnotation("note", text));

        assertThat(patched(created, test("/metadata/annotations/note", text), set(WEIGHT, 80))
                        .spec())
                .asString()
                .contains("80");
    }

    @Test
    default void aTestHoldsForATextWithSignsInABuiltInKind() {
        String text = "a <= b && c > \"d\" \u00e9 \u2028 \u0001 \u001f \\ / \t\b\f\ud83d\ude80";
        Resource created = stored(Samples.configMap(namespace(), fresh("notes"), JsonObject.of("note", text)));

        assertThat(patched(created, test("/data/note", text), add("/data/more", "x"))
                        .tree()
                        .object("data")
                        .texts())
                .containsKey("more");
    }

    @Test
    default void addingBelowWhatIsNotThereIsInvalid() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, add("/metadata/annotations/a", "b"))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void patchingWhatIsNotThereIsNotFound() {
        assertThat(reasonOf(() -> patched(Samples.virtualService(namespace(), "nobody"), set(WEIGHT, 80))))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    default void patchingAnUnknownKindIsNotServed() {
        Resource unknown = Resource.of(Samples.UNKNOWN_KIND, namespace(), "a");

        assertThat(reasonOf(() -> patched(unknown, set(WEIGHT, 80)))).isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    default void theIdentityCannotBePatched() {
        Resource created = storedVirtualService();

        ClusterException refusal = refusal(() -> patched(created, set("/metadata/uid", "another")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal.causes()).extracting(ClusterException.Cause::field).containsExactly("metadata.uid");
    }

    @Test
    default void theNameCannotBePatched() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, set("/metadata/name", "another"))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void theStatusIsNotPatchedWithTheObject() {
        Resource patched = patched(storedVirtualService(), add("/status", Map.of("observedGeneration", 7)));

        assertThat(patched.status()).isEqualTo(JsonObject.EMPTY);
    }

    @Test
    default void patchesOfOneManagerAreOneEntryOfManagedFields() {
        Resource patched = patched(patched(storedVirtualService(), set(WEIGHT, 80)), set(WEIGHT, 70));

        assertThat(patched.metadata().array("managedFields").objects())
                .extracting(entry -> entry.text("manager").orElse(""))
                .containsExactly(Cluster.FIELD_MANAGER);
    }

    private static JsonPatch.Operation lock(Resource seen) {
        return set("/metadata/resourceVersion", seen.resourceVersion().orElseThrow());
    }

    private static int generation(Resource resource) {
        return resource.metadata().number("generation").orElseThrow().intValue();
    }
}
