package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import io.jenkins.plugins.servicemesh.local.step.OutcomeCallback;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExtensionTest {
    private static final ContextKey<String> CLUSTER = ContextKey.of(String.class);
    private final List<Object> collected = new ArrayList<>();

    private final List<PipelineStep> steps = List.of(
            PipelineStep.starting(
                    StepSignature.named("withMesh").requiring("cluster").withBody(),
                    (arguments, context) -> context.body(arguments.body())
                            .with(CLUSTER, arguments.requiredText("cluster"))
                            .startAsTail()),
            PipelineStep.inBackground(
                    StepSignature.named("meshTraffic").requiring("service").taking("retries"), (arguments, context) -> {
                        context.sleep(Duration.ofMinutes(2));
                        collected.add(arguments.all());
                        return Map.of("cluster", context.get(CLUSTER).orElse("none"));
                    }),
            PipelineStep.starting(
                    StepSignature.named("meshFault").requiring("service").withBody(),
                    (arguments, context) -> context.body(arguments.body()).start(new OutcomeCallback() {
                        @Override
                        public void succeeded(@Nullable Object value) {
                            context.log("restored");
                            context.succeed(value);
                        }

                        @Override
                        public void failed(Throwable cause) {
                            context.log("restored after " + cause.getMessage());
                            context.setResult(Result.UNSTABLE);
                            context.succeed(null);
                        }
                    })),
            PipelineStep.of(StepSignature.named("meshCheck"), (arguments, context) -> {
                throw new FindingsException(
                        List.of(Finding.error("mesh/a", "first").at("service 'x'"), Finding.error("mesh/b", "second")));
            }),
            PipelineStep.of(
                    StepSignature.named("collect").requiring("text"),
                    (arguments, context) -> collected.add(arguments.requiredText("text") + " "
                            + context.place().describe())));

    private TestRun run(String script) {
        URL resource = Objects.requireNonNull(getClass().getResource("Blocks.groovy"));
        return TestRun.of(script, runner -> runner.withSteps(steps)
                .withGlobals(List.of(
                        GlobalGroovy.of("blocks", resource).calling("blocks"),
                        GlobalGroovy.of("tree", resource).calling("blocks"))));
    }

    @Test
    void aStepGetsItsArgumentsAndTheValuesOfTheBlocksAround() {
        TestRun run = run("""
                def name = 'reviews'
                withMesh(cluster: 'prod') {
                    def result = meshTraffic service: "$name", retries: [attempts: 3, on: ["$name"]]
                    echo "${result.cluster}"
                }
                echo "${meshTraffic(service: 'b').cluster}"
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("prod", "none");
        assertThat(collected)
                .containsExactly(
                        Map.of("service", "reviews", "retries", Map.of("attempts", 3, "on", List.of("reviews"))),
                        Map.of("service", "b"));
        assertThat(run.virtualMillis()).isEqualTo(240_000);
    }

    @Test
    void aBlockStepLearnsHowItsBodyEnded() {
        TestRun run = run("meshFault(service: 'a') { echo 'in' }\nmeshFault(service: 'a') { error 'boom' }");

        assertThat(run.said()).containsExactly("in", "restored", "restored after boom");
        assertThat(run.result()).isEqualTo(Result.UNSTABLE);
    }

    @Test
    void aBlockStepMayWorkInTheBackgroundBeforeAndAfterItsBody() {
        PipelineStep guarded = new GuardedStep();
        TestRun run = TestRun.of(
                "timeout(1) { guarded { echo 'in'; sleep 600 } }", runner -> runner.withSteps(List.of(guarded)));

        assertThat(run.said())
                .containsExactly(
                        "opened",
                        "in",
                        "timeout: 1m are over, ending the block",
                        "closed",
                        "ERROR: Jenkinsfile:1: timeout: 1m are over");
        assertThat(run.virtualMillis()).isEqualTo(65_000);
    }

    @Test
    void allFindingsOfAStepAreReportedAtItsLine() {
        TestRun run = run("\nmeshCheck()");

        assertThat(run.errors()).isEqualTo("Jenkinsfile:2, service 'x': first\nJenkinsfile:2: second");
    }

    @Test
    void aTypoInAnAddedStepGetsItsNearestName() {
        assertThat(run("meshTrafic service: 'a'").errors())
                .isEqualTo("Jenkinsfile:1: no such step 'meshTrafic'; did you mean 'meshTraffic'?");
        assertThat(run("blocs { }").errors()).contains("did you mean 'blocks'?");
    }

    @Test
    void aBackgroundStepIsInterrupted() {
        TestRun run = run("timeout(1) { meshTraffic service: 'a' }");

        assertThat(run.result()).isEqualTo(Result.ABORTED);
        assertThat(collected).isEmpty();
        assertThat(run.virtualMillis()).isEqualTo(60_000);
    }

    @Test
    void aGlobalRunsNestedBlocksAndWhatStandsAfterThem() {
        TestRun run = run("""
                def helper() { 'helped' }
                def n = blocks(name: 'top') {
                    leaf 'a'
                    child('inner') {
                        for (x in ['b', 'c']) { sleep 1; leaf x }
                        leaf helper()
                        ['d'].each { leaf it }
                        echo "in ${env.BUILD_NUMBER}"
                    }
                    leaf 'z'
                }
                echo "$n"
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("in 1", "4");
        assertThat(collected).containsExactly("top[a, inner[b, c, helped, d, end], z, end] Jenkinsfile:2");
    }

    @Test
    void aGlobalIsAlsoAVariableAndMayHaveSeveralNames() {
        TestRun run = run("tree { leaf 'a' }\nblocks.blocks(name: 'b') { }\nparallel x: { tree { sleep 1; leaf 'x' } },"
                + " y: { tree { leaf 'y' } }");

        assertThat(run.errors()).isEmpty();
        assertThat(collected.stream().map(text -> text.toString().replaceAll(" Jenkinsfile:", " ")))
                .containsExactly("root[a, end] 1", "b[end] 2", "root[y, end] 3", "root[x, end] 3");
    }

    @Test
    void aGlobalWorksInADeclarativePipeline() {
        TestRun run = run("pipeline {\n agent any\n stages {\n  stage('a') {\n   steps {\n"
                + "    script { blocks { leaf 'd' } }\n    meshTraffic service: 'a'\n   }\n  }\n }\n}");

        assertThat(run.errors()).isEmpty();
        assertThat(collected).containsExactly("root[d, end] Jenkinsfile:6", Map.of("service", "a"));
    }

    @Test
    void aMistakeInsideAGlobalsBlockHasTheLineOfTheScript() {
        assertThat(run("blocks {\n  leaf 'a'\n  leaf 'bad'\n}").errors())
                .isEqualTo("Jenkinsfile:3: IllegalArgumentException: no leaf bad");
        assertThat(run("blocks {\n  leaf 'a'\n  laef 'b'\n}").errors())
                .startsWith("Jenkinsfile:3: no such step 'laef'");
        assertThat(run("blocks {\n  leaf 'a'\n  System.exit(1)\n}").errors())
                .startsWith("Jenkinsfile:3: not allowed in the sandbox: java.lang.System.exit");
    }
}
