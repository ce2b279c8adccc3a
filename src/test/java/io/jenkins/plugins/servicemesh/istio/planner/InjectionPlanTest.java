package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The labels by which a namespace's pods join the mesh, and the pods that do so only after a restart. */
class InjectionPlanTest {

    private static Resource namespace(Map<String, String> labels) {
        Resource namespace = Resource.of(KubernetesTypes.NAMESPACE, "", "shop");
        for (Map.Entry<String, String> label : labels.entrySet()) {
            namespace = namespace.withLabel(label.getKey(), label.getValue());
        }
        return namespace;
    }

    private static Resource pod(String name, String tree) {
        JsonObject fields = Planning.tree(tree);
        Resource pod = Resource.of(KubernetesTypes.POD, "shop", name);
        JsonObject metadata = TreeEditor.merge(pod.metadata(), fields.object("metadata"));
        return pod.withTree(TreeEditor.merge(pod.tree(), fields.with("metadata", metadata)));
    }

    @ParameterizedTest
    @CsvSource({
        "sidecar, istio-injection, enabled",
        "revision:prod, istio.io/rev, prod",
        "ambient, istio.io/dataplane-mode, ambient"
    })
    void oneWayIsLabelledAndTheOthersAreGone(String wanted, String label, String value) {
        Resource mixed = namespace(Map.of(
                "team", "a", "istio-injection", "disabled", "istio.io/rev", "old", "istio.io/dataplane-mode", "none"));
        Plan plan = settled(SHOP.withInjection(Injection.parse(wanted)), mixed);
        assertThat(edit(plan, KubernetesTypes.NAMESPACE).after().labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of("team", "a", label, value));
        assertThat(plan.changes().get(0).reasons()).containsExactly("injection " + wanted);
    }

    @Test
    void noneTakesAllOfItsLabelsAway() {
        Resource there = namespace(Map.of("team", "a", "istio-injection", "enabled"));
        Plan plan = settled(SHOP.withInjection(new Injection.None()), there);
        assertThat(edit(plan, KubernetesTypes.NAMESPACE).after().labels()).isEqualTo(Map.of("team", "a"));
    }

    @Test
    void theLabelThatWasThereBeforeCanBePutBack() {
        Resource there = namespace(Map.of("istio.io/rev", "old"));
        Plan plan = settled(SHOP.withInjection(new Injection.Sidecar()), there);
        List<TreeEdit> inverses = new ArrayList<>(edit(plan, KubernetesTypes.NAMESPACE).edits().stream()
                .map(TreeEdit::inverse)
                .toList());
        Collections.reverse(inverses);
        Resource after = edit(plan, KubernetesTypes.NAMESPACE).after();
        assertThat(TreeEditor.apply(after.tree(), inverses)).isEqualTo(there.tree());
    }

    @Test
    void aNamespaceThatIsThereInThatWayAlreadyIsLeftAlone() {
        Resource there = namespace(Map.of("istio-injection", "enabled"));
        assertThat(settled(SHOP.withInjection(new Injection.Sidecar()), there).changes())
                .isEmpty();
    }

    @Test
    void aNamespaceThatIsNotThereIsAnError() {
        Plan plan = plan(SHOP.withInjection(new Injection.Sidecar()));
        assertThat(errors(plan)).containsExactly("istio/no-namespace");
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void workloadsWithoutSidecarAreNamedOnceAndThoseThatNeverGetOneAreNot() {
        String replicaSet =
                "{metadata: {labels: {pod-template-hash: 5f}, ownerReferences: [{kind: ReplicaSet, name: reviews-v1-5f}]}, "
                        + "spec: {containers: [{name: app}]}}";
        Plan plan = settled(
                SHOP.withInjection(new Injection.Sidecar()),
                namespace(Map.of()),
                pod("reviews-v1-5f-a", replicaSet),
                pod("reviews-v1-5f-b", replicaSet),
                pod(
                        "db-0",
                        "{metadata: {ownerReferences: [{kind: StatefulSet, name: db}]}, spec: {containers: [{name: db}]}}"),
                pod("meshed", "{spec: {containers: [{name: app}, {name: istio-proxy}]}}"),
                pod("native", "{spec: {containers: [{name: app}], initContainers: [{name: istio-proxy}]}}"),
                pod("done", "{spec: {containers: [{name: job}]}, status: {phase: Succeeded}}"),
                pod("host", "{spec: {hostNetwork: true, containers: [{name: agent}]}}"),
                pod(
                        "out",
                        "{metadata: {labels: {sidecar.istio.io/inject: 'false'}}, spec: {containers: [{name: app}]}}"));
        assertThat(sentences(plan))
                .containsExactly(
                        "injection: run without a sidecar until restarted: Deployment reviews-v1, StatefulSet db");
    }

    @Test
    void whereSidecarsAreNoLongerWantedThoseThatStillRunAreNamed() {
        Plan plan = settled(
                SHOP.withInjection(new Injection.Ambient()),
                namespace(Map.of("istio-injection", "enabled")),
                pod("meshed", "{spec: {containers: [{name: app}, {name: istio-proxy}]}}"),
                pod("plain", "{spec: {containers: [{name: app}]}}"));
        assertThat(sentences(plan)).containsExactly("injection: keep their sidecar until restarted: Pod meshed");
    }

    private static final MeshSpec RESTARTING =
            SHOP.withInjection(new Injection.Sidecar()).withRestart(true);

    private static Resource workload(ResourceType type, String name) {
        return Resource.of(type, "shop", name)
                .withSpec(Planning.tree(
                        "{template: {metadata: {annotations: {a: b}}, spec: {containers: [{name: app}]}}}"));
    }

    private static Resource podOf(String kind, String owner, String name, String created) {
        return pod(
                name,
                "{metadata: {labels: {pod-template-hash: 5f}, creationTimestamp: '%s', ownerReferences: [{kind: %s, name: %s}]}, spec: {containers: [{name: app}]}}"
                        .formatted(created, kind, owner));
    }

    private static Resource labelledAt(String time) {
        Resource there = namespace(Map.of("istio-injection", "enabled"));
        return there.withTree(TreeEditor.merge(
                there.tree(),
                Planning.tree("{metadata: {managedFields: [{time: '" + time
                        + "', fieldsV1: {'f:metadata': {'f:labels': {'f:istio-injection': {}}}}}]}}")));
    }

    @Test
    void workloadsThatNeedItAreRestartedByTheirTemplateWhenThatIsWanted() {
        Plan plan = settled(
                RESTARTING,
                namespace(Map.of()),
                workload(KubernetesTypes.DEPLOYMENT, "reviews-v1"),
                workload(KubernetesTypes.STATEFUL_SET, "db"),
                workload(KubernetesTypes.DAEMON_SET, "logs"),
                workload(KubernetesTypes.DEPLOYMENT, "other"),
                podOf("ReplicaSet", "reviews-v1-5f", "reviews-v1-5f-a", "2026-03-01T10:00:00Z"),
                podOf("ReplicaSet", "reviews-v1-5f", "reviews-v1-5f-b", "2026-03-01T10:00:07Z"),
                podOf("StatefulSet", "db", "db-0", "2026-03-01T10:00:00Z"),
                podOf("DaemonSet", "logs", "logs-a", "2026-03-01T10:00:00Z"));
        assertThat(plan.changes())
                .extracting(
                        change -> change.id().type().kind() + " " + change.id().name())
                .containsExactly("Namespace shop", "Deployment reviews-v1", "StatefulSet db", "DaemonSet logs");
        assertThat(edit(plan, KubernetesTypes.DEPLOYMENT)
                        .after()
                        .spec()
                        .object("template")
                        .object("metadata")
                        .object("annotations"))
                .isEqualTo(Planning.tree("{a: b, kubectl.kubernetes.io/restartedAt: '2026-03-01T10:00:07Z'}"));
        assertThat(plan.expectations())
                .extracting(Expectation::describe)
                .containsExactlyInAnyOrder(
                        "new pods of Deployment shop/reviews-v1",
                        "new pods of StatefulSet shop/db",
                        "new pods of DaemonSet shop/logs");
        assertThat(sentences(plan)).isEmpty();
    }

    @Test
    void aPodThatIsYoungerThanTheLabelIsNotHelpedByARestart() {
        Resource deployment = workload(KubernetesTypes.DEPLOYMENT, "reviews-v1");
        Resource pod = podOf("ReplicaSet", "reviews-v1-5f", "reviews-v1-5f-a", "2026-03-01T10:00:07Z");
        assertThat(plan(RESTARTING, labelledAt("2026-03-01T10:00:06Z"), deployment, pod)
                        .changes())
                .isEmpty();
        assertThat(plan(RESTARTING, labelledAt("2026-03-01T10:00:08Z"), deployment, pod)
                        .changes())
                .hasSize(1);
    }

    @Test
    void podsWithASidecarOfAnotherRevisionAreRestarted() {
        String pod =
                "{metadata: {creationTimestamp: '2026-03-01T10:00:00Z', annotations: {sidecar.istio.io/status: '%s'}, "
                        + "ownerReferences: [{kind: StatefulSet, name: %s}]}, spec: {containers: [{name: istio-proxy}]}}";
        Plan plan = settled(
                SHOP.withInjection(Injection.parse("revision:new")).withRestart(true),
                namespace(Map.of("istio.io/rev", "old")),
                workload(KubernetesTypes.STATEFUL_SET, "db"),
                workload(KubernetesTypes.STATEFUL_SET, "cache"),
                workload(KubernetesTypes.STATEFUL_SET, "odd"),
                pod("db-0", pod.formatted("{\"revision\":\"old\"}", "db")),
                pod("cache-0", pod.formatted("{\"revision\":\"new\"}", "cache")),
                pod("odd-0", pod.formatted("no json", "odd")));
        assertThat(plan.changes()).extracting(change -> change.id().name()).containsExactly("shop", "db");
    }

    @Test
    void aPodThatNothingReplacesIsLeftToAPerson() {
        Plan plan = settled(RESTARTING, namespace(Map.of()), pod("alone", "{spec: {containers: [{name: app}]}}"));
        assertThat(sentences(plan)).containsExactly("restart: Pod alone is restarted by nothing but a person");
    }

    @Test
    void aRestartWithoutAWordOnInjectionIsAnError() {
        assertThat(errors(plan(SHOP.withRestart(true)))).containsExactly("istio/restart");
    }

    @Test
    void aRestartOfAWorkloadThatAControllerKeepsIsRefused() {
        Resource kept =
                workload(KubernetesTypes.DEPLOYMENT, "reviews-v1").withLabel("app.kubernetes.io/managed-by", "Helm");
        Plan plan = plan(
                RESTARTING,
                namespace(Map.of()),
                kept,
                podOf("ReplicaSet", "reviews-v1-5f", "reviews-v1-5f-a", "2026-03-01T10:00:00Z"));
        assertThat(errors(plan)).containsExactly("ownership/controlled");
    }
}
