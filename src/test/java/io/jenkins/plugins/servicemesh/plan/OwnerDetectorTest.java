package io.jenkins.plugins.servicemesh.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerDetectorTest {

    private static final Owner OWNER = new Owner("me");
    private static final Resource THING =
            Resource.of(ResourceType.namespaced("example.org", "v1", "Thing", "things"), "shop", "x");

    @Test
    void anObjectThatNobodyClaimsIsUnclaimed() {
        assertThat(OwnerDetector.detect(THING, OWNER)).isInstanceOf(Ownership.Unclaimed.class);
    }

    @Test
    void whatIsMarkedByThisOwnerIsOurs() {
        assertThat(OwnerDetector.detect(OWNER.mark(THING), OWNER)).isInstanceOf(Ownership.Ours.class);
    }

    @Test
    void whatIsMarkedByAnotherOwnerIsTheirs() {
        assertThat(OwnerDetector.detect(new Owner("you").mark(THING), OWNER)).isEqualTo(new Ownership.OfAnother("you"));
    }

    @Test
    void aMarkWithoutAnOwnerIsAnothers() {
        assertThat(OwnerDetector.detect(THING.withLabel(Owner.MANAGED_BY, Owner.MANAGER), OWNER))
                .isEqualTo(new Ownership.OfAnother(""));
    }

    @ParameterizedTest
    @CsvSource({
        "argocd.argoproj.io/tracking-id, Argo CD",
        "argocd.argoproj.io/instance, Argo CD",
        "kustomize.toolkit.fluxcd.io/name, Flux",
        "helm.toolkit.fluxcd.io/name, Flux",
        "meta.helm.sh/release-name, Helm",
        "rollouts.argoproj.io/managed-by, Argo Rollouts"
    })
    void aControllerIsKnownByItsAnnotationAndByItsLabel(String key, String controller) {
        assertThat(controller(THING.withAnnotation(key, "v"))).isEqualTo(controller + " by " + key + "=v");
        assertThat(controller(THING.withLabel(key, "v"))).isEqualTo(controller + " by " + key + "=v");
    }

    @Test
    void aKeyThatOnlyBeginsLikeAWholeMarkIsNone() {
        assertThat(OwnerDetector.detect(THING.withLabel("meta.helm.sh/release-name-2", "v"), OWNER))
                .isInstanceOf(Ownership.Unclaimed.class);
    }

    @Test
    void helmIsKnownByTheLabelOfManagers() {
        assertThat(controller(THING.withLabel(Owner.MANAGED_BY, "Helm")))
                .isEqualTo("Helm by app.kubernetes.io/managed-by=Helm");
    }

    @ParameterizedTest
    @CsvSource({"Canary, Flagger", "Rollout, Argo Rollouts"})
    void aControllerIsKnownByItsOwnerReference(String kind, String controller) {
        assertThat(controller(withMetadata(
                        "ownerReferences", JsonObject.of("kind", kind).with("name", "n"))))
                .isEqualTo(controller + " by ownerReference " + kind + "/n");
    }

    @Test
    void anotherOwnerReferenceSaysNothing() {
        assertThat(OwnerDetector.detect(withMetadata("ownerReferences", JsonObject.of("kind", "Deployment")), OWNER))
                .isInstanceOf(Ownership.Unclaimed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "argocd-controller, Argo CD",
        "argocd-application-controller, Argo CD",
        "kustomize-controller, Flux",
        "helm-controller, Flux",
        "helm, Helm",
        "flagger, Flagger",
        "rollouts-controller, Argo Rollouts",
        "argo-rollouts, Argo Rollouts"
    })
    void aControllerIsKnownByTheSpecThatItManages(String manager, String controller) {
        assertThat(controller(withMetadata("managedFields", managed(manager, "f:spec"))))
                .isEqualTo(controller + " by field manager " + manager);
    }

    @Test
    void aManagerOfStatusAloneUndoesNothing() {
        assertThat(OwnerDetector.detect(withMetadata("managedFields", managed("flagger", "f:status")), OWNER))
                .isInstanceOf(Ownership.Unclaimed.class);
    }

    @Test
    void aControllersMarkCountsBeforeOurs() {
        assertThat(OwnerDetector.detect(OWNER.mark(THING).withLabel("argocd.argoproj.io/instance", "v"), OWNER))
                .isInstanceOf(Ownership.Controlled.class);
    }

    @ParameterizedTest
    @CsvSource({
        "argocd.argoproj.io/instance, ignoreDifferences",
        "kustomize.toolkit.fluxcd.io/name, kustomize.toolkit.fluxcd.io/ssa: IfNotPresent",
        "meta.helm.sh/release-name, in the chart's values",
        "rollouts.argoproj.io/managed-by, let Argo Rollouts move the traffic"
    })
    void theRefusalSaysWhatToDo(String label, String advice) {
        Ownership.Controlled controlled =
                (Ownership.Controlled) OwnerDetector.detect(THING.withLabel(label, "v"), OWNER);
        assertThat(controlled.finding(THING.id()).describe()).contains("Thing shop/x", "keeps this object", advice);
        assertThat(controlled.finding(THING.id()).isError()).isTrue();
    }

    private static String controller(Resource resource) {
        Ownership.Controlled controlled = (Ownership.Controlled) OwnerDetector.detect(resource, OWNER);
        return controlled.controller() + " by " + controlled.evidence();
    }

    private static JsonObject managed(String manager, String part) {
        return JsonObject.of("manager", manager).with("fieldsV1", JsonObject.of(part, JsonObject.EMPTY));
    }

    private static Resource withMetadata(String key, JsonObject item) {
        return THING.withTree(THING.tree().with("metadata", THING.metadata().with(key, List.of(item))));
    }
}
