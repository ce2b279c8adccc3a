package io.jenkins.plugins.servicemesh.istio.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.rule.Objects;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IstioNamespaceTest {

    private static IstioNamespace labelled(String... keysAndValues) {
        Resource namespace = Resource.of(KubernetesTypes.NAMESPACE, "", "shop");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            namespace = namespace.withLabel(keysAndValues[i], keysAndValues[i + 1]);
        }
        return IstioNamespace.of(namespace);
    }

    @Test
    void eachWayToJoinTheMeshIsRecognised() {
        assertThat(labelled("istio-injection", "enabled").injection()).isEqualTo(new Injection.Sidecar());
        assertThat(labelled("istio.io/rev", "1-30-3").injection()).isEqualTo(new Injection.Revision("1-30-3"));
        assertThat(labelled("istio.io/dataplane-mode", "ambient").injection()).isEqualTo(new Injection.Ambient());
        assertThat(labelled().isMeshed()).isFalse();
        assertThat(labelled("istio.io/rev", "prod").isMeshed()).isTrue();
    }

    @Test
    void theLabelForTheDefaultRevisionWinsOverARevisionAndIsReported() {
        IstioNamespace both = labelled("istio-injection", "enabled", "istio.io/rev", "prod");
        assertThat(both.injection()).isEqualTo(new Injection.Sidecar());
        assertThat(both.conflicts())
                .extracting(Objects::brief)
                .containsExactly("warning istio/conflicting-injection metadata.labels['istio.io/rev']");
    }

    @Test
    void switchedOffMeansOffWhateverTheRevision() {
        IstioNamespace off = labelled("istio-injection", "disabled", "istio.io/rev", "prod");
        assertThat(off.injection()).isEqualTo(new Injection.None());
        assertThat(off.refused()).isTrue();
    }

    @Test
    void sidecarsKeepPodsOutOfAmbient() {
        IstioNamespace both = labelled("istio-injection", "enabled", "istio.io/dataplane-mode", "ambient");
        assertThat(both.injection()).isEqualTo(new Injection.Sidecar());
        assertThat(both.conflicts()).hasSize(1);
        assertThat(labelled("istio.io/dataplane-mode", "ambient").conflicts()).isEmpty();
    }

    @Test
    void theLabelsForOneWayTakeTheOthersAway() {
        assertThat(IstioNamespace.labelsFor(new Injection.Revision("prod")))
                .containsEntry("istio.io/rev", Optional.of("prod"))
                .containsEntry("istio-injection", Optional.empty())
                .containsEntry("istio.io/dataplane-mode", Optional.empty());
        assertThat(IstioNamespace.labelsFor(new Injection.None()).values()).containsOnly(Optional.empty());
    }

    @Test
    void theLabelsForEachWayAreReadAsThatWay() {
        for (Injection wanted :
                new Injection[] {new Injection.Sidecar(), new Injection.Revision("prod"), new Injection.Ambient()}) {
            String[] labels = IstioNamespace.labelsFor(wanted).entrySet().stream()
                    .filter(label -> label.getValue().isPresent())
                    .flatMap(label -> java.util.stream.Stream.of(
                            label.getKey(), label.getValue().get()))
                    .toArray(String[]::new);
            assertThat(labelled(labels).injection()).isEqualTo(wanted);
        }
    }

    @Test
    void theRootNamespaceIsTheConfiguredOneOrTheControlPlanes() {
        Resource configuration = Resource.of(KubernetesTypes.CONFIG_MAP, "istio-system", "istio");
        assertThat(IstioNamespace.rootNamespace(configuration)).isEqualTo("istio-system");
        Resource other = configuration.withTree(
                configuration.tree().with("data", java.util.Map.of("mesh", "rootNamespace: mesh-root\n")));
        assertThat(IstioNamespace.rootNamespace(other)).isEqualTo("mesh-root");
    }
}
