package io.jenkins.plugins.servicemesh.dsl.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import groovy.lang.GroovyShell;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Quantile;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the arguments of the steps that move traffic mean. */
class RolloutStepsTest {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Quantile P99 = Quantile.parse("p99");

    @Test
    void aCanaryOnIstioHasItsStagesItsChecksAndItsEnd() {
        RolloutSpec rollout = rollout("istioCanary", """
                service: 'reviews', from: 'v1', to: 'v2', weights: [1, 5, 25, 50], every: '2m',
                check: [successRate: [min: 99.5], latency: [p99: '400ms'], maxIncrease: ['latency p99': '20%']],
                onFailure: 'rollback', metrics: 'prometheus'
                """);

        assertThat(rollout)
                .isEqualTo(new RolloutSpec(
                        "unnamed",
                        MeshType.ISTIO,
                        List.of(new RolloutTarget(
                                "reviews", Optional.of(Version.named("v1")), Version.named("v2"), List.of())),
                        List.of(weight(1, false), weight(5, false), weight(25, false), weight(50, false)),
                        List.of(),
                        Optional.empty(),
                        AnalysisSpec.of(List.of(
                                        new Check.SuccessRate(Percent.of(99.5), false),
                                        new Check.Latency(P99, Duration.ofMillis(400), false),
                                        new Check.LatencyIncrease(P99, new BigDecimal("20"), false)))
                                .withSource("prometheus"),
                        EndingSpec.DEFAULT));
    }

    @Test
    void aCanaryOnAnyMeshIsTheSame() {
        assertThat(rollout("meshCanary", "service: 'a', to: 'v2', weights: [5, 0.5e2], every: '2m'"))
                .satisfies(rollout -> {
                    assertThat(rollout.mesh()).isEqualTo(MeshType.AUTO);
                    assertThat(rollout.targets().get(0).from()).isEmpty();
                    assertThat(rollout.stages()).containsExactly(weight(5, false), weight(50, false));
                    assertThat(rollout.analysis()).isEqualTo(AnalysisSpec.NONE);
                });
    }

    private static Stage weight(Number share, boolean asks) {
        return new Stage.Weight(Percent.of(share), TWO_MINUTES, asks);
    }

    private static RolloutSpec rollout(String step, String arguments) {
        return ((StepRequest.RollOut) read(step, arguments).request()).rollout();
    }

    @SuppressWarnings("unchecked")
    private static StepCall read(String step, String arguments) {
        Map<String, Object> map = (Map<String, Object>) new GroovyShell().evaluate("[" + arguments + "]");
        return StepLanguage.read(step, map, Place.UNKNOWN.inFile("Jenkinsfile", 7, 0));
    }

    private static List<String> refused(String step, String arguments) {
        return catchThrowableOfType(FindingsException.class, () -> read(step, arguments)).findings().stream()
                .map(Finding::describe)
                .toList();
    }
}
