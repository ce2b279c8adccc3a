package io.jenkins.plugins.servicemesh.war;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.traffic.ScenarioMetrics;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.fixtures.RealJenkinsFixture;

/** The examples do in the war what they do on the local runner, in both syntaxes of Pipelines. */
class WarTest {

    private static final Path EXPECTED =
            Path.of("..", "src", "test", "resources", "io", "jenkins", "plugins", "servicemesh", "examples");
    private static final RealJenkinsFixture JENKINS = new RealJenkinsFixture();

    private EmbeddedCluster server;

    @BeforeAll
    static void start() throws Throwable {
        JENKINS.setUp(WarTest.class.getName(), "all");
        JENKINS.startJenkins();
        JENKINS.runRemotely(
                ExampleJob::offerLibrary, folder("shared-library/library").toString());
    }

    @AfterAll
    static void stop() throws Exception {
        JENKINS.tearDown();
    }

    @BeforeEach
    void open() throws IOException {
        server = EmbeddedCluster.start().load(Files.readString(folder("cluster.yaml")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static Path folder(String name) {
        return MeshOnJenkins.EXAMPLES.resolve(name).toAbsolutePath().normalize();
    }

    @ParameterizedTest
    @EnumSource
    void quickstart(Syntax syntax) throws Throwable {
        ExampleJob.End end = run("quickstart", syntax);
        assertThat(end.result()).as(end.log()).isEqualTo("SUCCESS");
        assertThat(made())
                .contains("mode: STRICT", "timeout: 3s", "weight: 90", "consecutive5xxErrors: 5")
                .contains("randomSamplingPercentage: 5");
    }

    @ParameterizedTest
    @EnumSource
    void zeroTrust(Syntax syntax) throws Throwable {
        makesItsObjects("zero-trust", syntax);
    }

    @ParameterizedTest
    @EnumSource
    void approveAPlan(Syntax syntax) throws Throwable {
        makesItsObjects("approve-a-plan", syntax);
    }

    @ParameterizedTest
    @EnumSource
    void sharedLibrary(Syntax syntax) throws Throwable {
        makesItsObjects("shared-library", syntax);
    }

    private void makesItsObjects(String example, Syntax syntax) throws Throwable {
        ExampleJob.End end = run(example, syntax);
        assertThat(end.result()).as(end.log()).isIn("SUCCESS", "UNSTABLE");
        assertThat(made()).isEqualTo(expected(example));
    }

    private static String expected(String example) throws IOException {
        return Files.readString(EXPECTED.resolve(example + ".yaml"));
    }

    @ParameterizedTest
    @EnumSource
    void aGoodCanaryGetsEverything(Syntax syntax) throws Throwable {
        ExampleJob.End end = canary(syntax, "0.1");
        assertThat(end.result()).as(end.log()).isEqualTo("SUCCESS");
        assertThat(made()).isEqualTo(expected("canary"));
    }

    @ParameterizedTest
    @EnumSource
    void aBadCanaryIsTakenBack(Syntax syntax) throws Throwable {
        ExampleJob.End end = canary(syntax, "30");
        assertThat(end.result()).as(end.log()).isEqualTo("FAILURE");
        assertThat(end.log()).contains("25 %", "rolled back").doesNotContain("\tat ");
        assertThat(made()).isEqualTo(expected("canary-bad"));
    }

    /** The example at another pace, with figures that are measured over HTTP. */
    private ExampleJob.End canary(Syntax syntax, String errors) throws Throwable {
        server.load(Files.readString(folder("canary/cluster.yaml")));
        String scenario = Files.readString(folder("canary/scenario.yaml"))
                .replace("requestsPerSecond: 50", "requestsPerSecond: 400")
                .replace("services:", "scrapeInterval: 1s\nservices:")
                .replace("v2: {errors: 0.1", "v2: {errors: " + errors);
        ScenarioMetrics metrics =
                ScenarioMetrics.on(server, Scenario.read(scenario, "scenario.yaml"), InstantSource.system());
        try (ScenarioPrometheus prometheus = new ScenarioPrometheus(metrics)) {
            String script = script("canary", syntax)
                    .replace("weights: [1, 5, 25, 50]", "weights: [25, 50]")
                    .replace("every: '10m'", "every: '10s'");
            return run("canary", script, prometheus.url().toString());
        }
    }

    private ExampleJob.End run(String example, Syntax syntax) throws Throwable {
        return run(example, script(example, syntax), "");
    }

    private ExampleJob.End run(String example, String script, String metrics) throws Throwable {
        String name = "job" + System.identityHashCode(server);
        return JENKINS.runRemotely(
                ExampleJob::run,
                new ExampleJob(
                        name, script, folder(example).toString(), server.url().toString(), metrics));
    }

    private static String script(String example, Syntax syntax) throws IOException {
        return syntax.of(Files.readString(folder(example).resolve("Jenkinsfile")));
    }

    /** As the local runner's test writes it, where the owner is called otherwise. */
    private String made() {
        return new IstioManager()
                .types().stream()
                        .filter(type -> type.group().endsWith("istio.io"))
                        .flatMap(type -> server.list(type, "shop").stream())
                        .map(object -> YamlText.print(
                                ServerFields.without(ofExamples(object)).tree()))
                        .collect(Collectors.joining("---\n"));
    }

    private static Resource ofExamples(Resource object) {
        return object.annotations().containsKey(Owner.OWNER) ? object.withAnnotation(Owner.OWNER, "examples") : object;
    }
}
