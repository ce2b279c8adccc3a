package io.jenkins.plugins.servicemesh.istio.status;

import static io.jenkins.plugins.servicemesh.istio.status.Samples.CONTROL_PLANE;
import static io.jenkins.plugins.servicemesh.istio.status.Samples.INJECTOR;
import static io.jenkins.plugins.servicemesh.istio.status.Samples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane.Revision;
import io.jenkins.plugins.servicemesh.mesh.status.Enrolment;
import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Control plane and pods. */
class DataPlaneTest {

    private static final String PROXY = "docker.io/istio/proxyv2:1.30.3";
    private static final String LATER = "2026-01-01T11:00:00Z";

    @Test
    void aControlPlaneIsItsDeploymentWithRevisionVersionAndReplicas() {
        MeshFacts facts = Observed.of(CONTROL_PLANE, INJECTOR, SHOP).facts();
        assertThat(facts.controlPlane().revisions())
                .containsExactly(new Revision("default", "istio-system", "istiod", Optional.of("1.30.3"), 2, 2));
        assertThat(facts.controlPlane().webhooks()).singleElement().satisfies(webhook -> assertThat(webhook.injects())
                .isTrue());
        assertThat(facts.findings()).isEmpty();
    }

    @Test
    void aControlPlaneWithoutAReadyReplicaIsAnErrorAndOneThatLacksSomeAWarning() {
        String none = CONTROL_PLANE.replace("readyReplicas: 2", "readyReplicas: 0");
        String some = CONTROL_PLANE.replace("readyReplicas: 2", "readyReplicas: 1");
        assertThat(Observed.of(none, SHOP).facts().findings())
                .extracting(Finding::rule, Finding::severity)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("status/control-plane", Severity.ERROR));
        assertThat(Observed.of(some, SHOP).facts().findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void noControlPlaneIsAnErrorUnlessItsWebhooksShowThatItRunsElsewhere() {
        assertThat(Observed.of(SHOP).facts().findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR);
        assertThat(Observed.of(SHOP, INJECTOR).facts().findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.INFO);
    }

    @Test
    void aControlPlaneThatMayNotBeLookedAtIsUnseenAndNotAbsent() {
        MeshFacts facts = Observed.of(SHOP)
                .without(need -> need.type().kind().equals("Deployment"))
                .facts();
        assertThat(facts.findings()).isEmpty();
        assertThat(facts.unseen()).singleElement().satisfies(unseen -> assertThat(unseen.describe())
                .isEqualTo("needs list deployments.apps in namespace istio-system"));
    }

    @Test
    void aControlPlaneInAnotherNamespaceIsFoundByItsWebhookAndItsConfigurationNamesTheRoot() {
        MeshFacts facts = Observed.of(
                        CONTROL_PLANE.replace("istio-system", "mesh"),
                        INJECTOR.replace("istio-system", "mesh"),
                        "{kind: ConfigMap, metadata: {name: istio, namespace: mesh}, data: {mesh: 'rootNamespace: policies'}}")
                .facts();
        assertThat(facts.controlPlane().revisions()).hasSize(1);
        assertThat(facts.controlPlane().rootNamespace()).isEqualTo("policies");
    }

    @Test
    void aSidecarOfTheControlPlanesVersionIsCurrent() {
        Observed observed = Observed.of(CONTROL_PLANE, INJECTOR, SHOP, Samples.injected(PROXY + "-distroless"));
        assertThat(observed.workload().name()).isEqualTo("Deployment reviews-v1");
        assertThat(observed.workload().ready()).isEqualTo(1);
        assertThat(observed.pod().proxy()).isEqualTo(Proxy.CURRENT);
        assertThat(observed.pod().version()).contains("1.30.3-distroless");
        assertThat(observed.facts().findings()).isEmpty();
    }

    @Test
    void aNativeSidecarIsOne() {
        String pod = Samples.pod(
                LATER, "spec: {containers: [], initContainers: [{name: istio-proxy, image: 'x:1.30.3'}]}\n");
        assertThat(Observed.of(CONTROL_PLANE, SHOP, pod).pod().proxy()).isEqualTo(Proxy.CURRENT);
    }

    @Test
    void aSidecarOfAnotherVersionIsStale() {
        Observed observed = Observed.of(CONTROL_PLANE, INJECTOR, SHOP, Samples.injected("istio/proxyv2:1.29.0"));
        assertThat(observed.pod().proxy()).isEqualTo(Proxy.STALE);
        assertThat(observed.pod().why()).isEqualTo("its proxy is 1.29.0, the control plane 1.30.3");
        assertThat(observed.facts().findings()).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains("Deployment reviews-v1", "restart the workload"));
    }

    @Test
    void aSidecarOfAnotherRevisionThanTheNamespacesTagMeansIsStale() {
        String tag = """
                kind: MutatingWebhookConfiguration
                metadata: {name: istio-revision-tag-prod, labels: {istio.io/rev: 1-30, istio.io/tag: prod}}
                """;
        String shop = SHOP.replace("istio-injection: enabled", "istio.io/rev: prod");
        Observed observed = Observed.of(CONTROL_PLANE, tag, shop, Samples.injected(PROXY));
        assertThat(observed.pod().why()).isEqualTo("its proxy is of revision default, the namespace asks for 1-30");
    }

    @Test
    void aPodThatIsOlderThanTheLabelSaysSo() {
        Observed observed = Observed.of(CONTROL_PLANE, INJECTOR, SHOP, Samples.bare("2026-01-01T09:00:00Z"));
        assertThat(observed.pod().proxy()).isEqualTo(Proxy.MISSING);
        assertThat(observed.pod().why()).contains("created before the namespace's label", "restart it");
        assertThat(observed.facts().findings()).singleElement().satisfies(finding -> assertThat(finding.isError())
                .isTrue());
    }

    @Test
    void aPodThatWasNotInjectedAlthoughItIsYoungerSaysWhetherThereIsAnInjector() {
        String young = Samples.bare(LATER);
        assertThat(Observed.of(CONTROL_PLANE, INJECTOR, SHOP, young).pod().why())
                .contains("the webhook did not inject");
        assertThat(Observed.of(CONTROL_PLANE, SHOP, young).pod().why())
                .isEqualTo("no webhook injects sidecars of revision default");
    }

    @Test
    void aPodWithoutProxyAsAskedForIsNoFault() {
        String host = Samples.pod(LATER, "spec: {hostNetwork: true, containers: []}\n");
        String refusing = Samples.bare(LATER).replace("labels: {", "labels: {sidecar.istio.io/inject: 'false', ");
        assertThat(Observed.of(CONTROL_PLANE, SHOP, host).pod().why()).contains("host's network");
        assertThat(Observed.of(CONTROL_PLANE, SHOP, refusing).pod().why())
                .isEqualTo("sidecar.istio.io/inject=false says no");
        assertThat(Observed.of(CONTROL_PLANE, SHOP, refusing).facts().findings())
                .isEmpty();
    }

    @Test
    void aNamespaceWithoutLabelOrWithOneThatSaysNoTakesNoSidecars() {
        String none = "{kind: Namespace, metadata: {name: shop}}";
        String disabled = "{kind: Namespace, metadata: {name: shop, labels: {istio-injection: disabled}}}";
        String pod = Samples.bare(LATER);
        assertThat(Observed.of(CONTROL_PLANE, none, pod).pod().why()).contains("no label that asks for one");
        assertThat(Observed.of(CONTROL_PLANE, disabled, pod).pod().why())
                .isEqualTo("the namespace's label istio-injection=disabled says no");
    }

    @Test
    void aPodsOwnLabelAsksForASidecarToo() {
        String asking = Samples.bare(LATER).replace("labels: {", "labels: {sidecar.istio.io/inject: 'true', ");
        assertThat(Observed.of(CONTROL_PLANE, "{kind: Namespace, metadata: {name: shop}}", asking)
                        .pod()
                        .proxy())
                .isEqualTo(Proxy.MISSING);
    }

    @Test
    void inAmbientAPodIsInTheMeshWhenItIsCaptured() {
        String shop = "{kind: Namespace, metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}}";
        String captured =
                Samples.bare(LATER).replace("annotations: {", "annotations: {ambient.istio.io/redirection: enabled, ");
        String refusing = Samples.bare(LATER).replace("labels: {", "labels: {istio.io/dataplane-mode: none, ");
        assertThat(Observed.of(CONTROL_PLANE, shop, captured).pod().proxy()).isEqualTo(Proxy.CURRENT);
        assertThat(Observed.of(CONTROL_PLANE, shop, Samples.bare(LATER)).pod().why())
                .isEqualTo("not captured by ztunnel");
        assertThat(Observed.of(CONTROL_PLANE, shop, refusing).pod().proxy()).isEqualTo(Proxy.NONE);
    }

    @Test
    void aNamespaceThatMayNotBeReadIsNotTakenForOneWithoutMesh() {
        Observed observed = Observed.of(CONTROL_PLANE, SHOP, Samples.bare(LATER))
                .without(need -> need.type().kind().equals("Namespace"));
        assertThat(observed.facts().enrolment().mode()).isEqualTo(Enrolment.Mode.UNKNOWN);
        assertThat(observed.pod().why()).isEqualTo("whether it should have one is not known: needs get namespaces");
    }

    @Test
    void podsThatHaveEndedDoNotCount() {
        String ended = Samples.bare(LATER).replace("phase: Running", "phase: Succeeded");
        assertThat(Observed.of(CONTROL_PLANE, SHOP, ended).facts().workloads()).isEmpty();
    }

    @Test
    void aWorkloadWithoutAReadyPodIsAnError() {
        String unready = Samples.injected(PROXY).replace("status: 'True'", "status: 'False'");
        assertThat(Observed.of(CONTROL_PLANE, INJECTOR, SHOP, unready).facts().findings())
                .extracting(Finding::describe)
                .containsExactly("Deployment reviews-v1: none of 1 pods is ready");
    }
}
