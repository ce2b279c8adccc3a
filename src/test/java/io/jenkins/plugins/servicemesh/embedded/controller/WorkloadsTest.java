package io.jenkins.plugins.servicemesh.embedded.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.ClusterTest;
import io.jenkins.plugins.servicemesh.embedded.HttpApi;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkloadsTest extends ClusterTest {

    private static final String PODS = "/api/v1/namespaces/shop/pods";
    private static final String DEPLOYMENT = "/apis/apps/v1/namespaces/shop/deployments/reviews";
    private static final String NEVER_READY =
            "{\"spec\":{\"template\":{\"metadata\":{\"annotations\":{\"lab/never-ready\":\"true\"}}}}}";
    private static final String RESTART = NEVER_READY.replace("lab/never-ready", "restarted");

    @BeforeEach
    void deploy() {
        cluster.load(workload("Deployment", 3));
    }

    private static String workload(String kind, int replicas) {
        return """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: reviews, namespace: shop}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: reviews}}
                  template:
                    metadata: {labels: {app: reviews, version: v1}}
                    spec: {containers: [{name: main, image: "reviews:v1", ports: [{name: web, containerPort: 9080}]}]}
                """.formatted(kind, replicas);
    }

    private List<JsonObject> pods() {
        return api.get(PODS).json().array("items").objects();
    }

    private long readyPods() {
        return pods().stream().filter(Pods::isReady).count();
    }

    private Map<String, Object> status() {
        return api.get(DEPLOYMENT).json().object("status").without("conditions").toPlain();
    }

    private String condition(String type) {
        return api.get(DEPLOYMENT).json().object("status").array("conditions").objects().stream()
                .filter(condition -> condition.text("type").orElse("").equals(type))
                .findFirst()
                .map(condition -> condition.text("status").orElse("") + " "
                        + condition.text("reason").orElse(""))
                .orElseThrow();
    }

    @Test
    void aDeploymentGetsItsPodsByAReplicaSet() {
        JsonObject pod = pods().get(0);
        assertThat(pods()).hasSize(3);
        assertThat(pod.object("metadata").object("labels").texts())
                .containsEntry("app", "reviews")
                .containsEntry("version", "v1")
                .containsKey("pod-template-hash");
        JsonObject owner =
                pod.object("metadata").array("ownerReferences").objects().get(0);
        assertThat(owner.texts()).containsEntry("kind", "ReplicaSet");
        assertThat(pod.object("status").texts())
                .containsEntry("phase", "Running")
                .containsKey("podIP");
    }

    @Test
    void everyPodHasAnAddressOfItsOwn() {
        assertThat(pods()).extracting(pod -> pod.object("status").text("podIP")).doesNotHaveDuplicates();
    }

    @Test
    void aDeploymentSaysHowManyPodsAreReady() {
        assertThat(status().toString())
                .isEqualTo(
                        "{observedGeneration=1, replicas=3, updatedReplicas=3, readyReplicas=3, availableReplicas=3}");
        assertThat(condition("Available")).isEqualTo("True MinimumReplicasAvailable");
        assertThat(condition("Progressing")).isEqualTo("True NewReplicaSetAvailable");
    }

    @Test
    void aDeploymentScalesUpAndDown() {
        api.mergePatch(DEPLOYMENT, "{\"spec\":{\"replicas\":5}}");
        assertThat(pods()).hasSize(5);
        api.mergePatch(DEPLOYMENT, "{\"spec\":{\"replicas\":0}}");
        assertThat(pods()).isEmpty();
    }

    @Test
    void aPodThatIsRemovedIsReplaced() {
        String name = ControlledObjects.name(pods().get(0));
        api.delete(PODS + "/" + name);
        assertThat(pods()).hasSize(3).noneMatch(pod -> ControlledObjects.name(pod)
                .equals(name));
    }

    @Test
    void anotherTemplateReplacesAllPods() {
        List<String> before = api.get(PODS).names();
        api.mergePatch(DEPLOYMENT, RESTART);
        assertThat(api.get(PODS).names()).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(status()).containsEntry("observedGeneration", new java.math.BigDecimal(2));
    }

    @Test
    void aTemplateThatNeverBecomesReadyLeavesTheOldPodsServing() {
        api.mergePatch(DEPLOYMENT, NEVER_READY);
        assertThat(readyPods()).isEqualTo(3);
        assertThat(pods()).hasSize(4);
        assertThat(condition("Progressing")).isEqualTo("True ReplicaSetUpdated");
    }

    @Test
    void aWorkloadThatNeverBecomesReadyRunsWithoutServing() {
        cluster.load(workload("Deployment", 2)
                .replace("name: reviews,", "name: ratings,")
                .replace("metadata: {labels", "metadata: {annotations: {lab/never-ready: \"true\"}, labels"));
        JsonObject ratings = api.get(DEPLOYMENT.replace("reviews", "ratings")).json();
        assertThat(ratings.object("status").keys()).contains("replicas").doesNotContain("readyReplicas");
    }

    @Test
    void aDeploymentGoesWithItsPods() {
        api.delete(DEPLOYMENT);
        assertThat(pods()).isEmpty();
        assertThat(api.get("/apis/apps/v1/namespaces/shop/replicasets").names()).isEmpty();
    }

    @Test
    void theSelectorOfAWorkloadCannotChange() {
        HttpApi.Answer answer =
                api.mergePatch(DEPLOYMENT, "{\"spec\":{\"selector\":{\"matchLabels\":{\"version\":\"v1\"}}}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.causes()).containsExactly("FieldValueInvalid spec.selector");
    }

    @Test
    void theSelectorMustFitTheTemplate() {
        HttpApi.Answer answer = api.post(
                "/apis/apps/v1/namespaces/shop/deployments",
                workload("Deployment", 1)
                        .replace("name: reviews,", "name: x,")
                        .replace("{app: reviews}}", "{app: x}}"));
        assertThat(answer.message()).contains("`selector` does not match template `labels`");
    }

    @Test
    void aStatefulSetNumbersItsPods() {
        api.delete(DEPLOYMENT);
        cluster.load(workload("StatefulSet", 2));
        assertThat(api.get(PODS).names()).containsExactly("reviews-0", "reviews-1");
    }

    @Test
    void aDaemonSetHasOnePodOnTheOneNode() {
        api.delete(DEPLOYMENT);
        cluster.load(workload("DaemonSet", 1).replace("  replicas: 1\n", ""));
        assertThat(pods()).hasSize(1);
        assertThat(pods().get(0).object("spec").text("nodeName")).contains("embedded");
    }
}
