package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closure DSL inside a Jenkinsfile. */
class MeshDslPipelineTest {

    private final List<MeshIntent> applied = new ArrayList<>();

    @ParameterizedTest(name = "sandbox: {0}")
    @ValueSource(booleans = {false, true})
    void parallelBranchesWriteIntoTheirOwnBlocks(boolean sandboxed) {
        TestRun run = run("""
                def shop(String team, int pause) {
                    mesh(cluster: 'prod', namespace: team) {
                        mtls(env.MODE ?: 'STRICT')
                        service('reviews') {
                            versions 'v1', 'v2'
                            sleep pause
                            route('default') { split v1: 90, v2: 10 ; requestTimeout "${pause}s" }
                            loadBalancer { consistentHash { header 'x-user' } }
                        }
                    }
                }
                node {
                    parallel a: { shop('a', 5) }, b: { shop('b', 3) }
                }
                """, sandboxed);

        assertThat(run.errors()).isEmpty();
        assertThat(applied).extracting(intent -> intent.spec().namespace()).containsExactly("b", "a");
        assertThat(applied)
                .extracting(intent ->
                        intent.spec().services().get(0).routes().get(0).requestTimeout())
                .extracting(time -> time.orElseThrow().toSeconds())
                .containsExactly(3L, 5L);
    }

    @ParameterizedTest(name = "sandbox: {0}")
    @ValueSource(booleans = {false, true})
    void mistakesFailTheBuildBeforeAnythingIsApplied(boolean sandboxed) {
        TestRun run = run("""
                mesh(namespace: 'shop') {
                    mtls 'strict'
                    service('reviews') {
                        retries '3'
                    }
                }
                """, sandboxed);

        assertThat(run.result()).isEqualTo(Result.FAILURE);
        assertThat(run.build().findings())
                .extracting(finding -> finding.place().line())
                .containsExactly(2, 4);
        assertThat(applied).isEmpty();
    }

    private TestRun run(String jenkinsfile, boolean sandboxed) {
        GlobalGroovy mesh =
                GlobalGroovy.of("mesh", Objects.requireNonNull(MeshIntent.class.getResource("MeshDsl.groovy")));
        PipelineStep meshApply = PipelineStep.of(
                StepSignature.named("meshApply").requiring("spec"),
                (arguments, context) ->
                        applied.add((MeshIntent) arguments.get("spec").orElseThrow()));
        return TestRun.of(jenkinsfile, runner -> {
            PipelineRunner prepared = runner.withGlobals(List.of(mesh)).withSteps(List.of(meshApply));
            return sandboxed ? prepared : prepared.withoutSandbox();
        });
    }
}
