package io.jenkins.plugins.servicemesh.dsl.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest.Selection;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest.Source;
import io.jenkins.plugins.servicemesh.model.CircuitBreaker;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Mirror;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step's arguments mean, and what is refused. */
class StepLanguageTest {

    private static final Place PLACE = Place.UNKNOWN.inFile("Jenkinsfile", 7, 0);

    @Test
    void trafficTakesTheWordsOfAServiceAsData() {
        ServiceSpec service = service(
                "meshTraffic",
                Map.of(
                        "service", "reviews",
                        "requestTimeout", "3s",
                        "retries", Map.of("attempts", 3, "perTry", "500ms"),
                        "circuitBreaker", Map.of("consecutive5xx", 5, "ejectFor", "30s"),
                        "loadBalancer", Map.of("consistentHash", Map.of("header", "x-user"))));
        assertThat(service.host()).isEqualTo("reviews");
        assertThat(service.routes())
                .containsExactly(RouteSpec.only()
                        .withRequestTimeout(Duration.ofSeconds(3))
                        .withRetries(new RetryPolicy(3, Optional.of(Duration.ofMillis(500)), List.of())));
        assertThat(service.policy().circuitBreaker().flatMap(CircuitBreaker::consecutive5xx))
                .contains(5);
        assertThat(service.policy().loadBalancing()).containsInstanceOf(LoadBalancing.class);
    }

    @Test
    void trafficOfARouteGoesToTheRouteThatIsNamed() {
        ServiceSpec service =
                service("meshTraffic", Map.of("service", "reviews", "route", "default", "requestTimeout", "3s"));
        assertThat(service.routes())
                .containsExactly(RouteSpec.named("default").withRequestTimeout(Duration.ofSeconds(3)));
    }

    @Test
    void routeSetsTheWeightsAndDefinesTheVersions() {
        ServiceSpec service = service(
                "meshRoute", Map.of("service", "reviews", "route", "default", "weights", Map.of("v1", 90, "v2", 10)));
        assertThat(service.routes())
                .containsExactly(RouteSpec.named("default")
                        .withSplit(Split.of("v1", 90, "v2", 10).forced()));
        assertThat(service.versions()).extracting("name").containsExactlyInAnyOrder("v1", "v2");
    }

    @Test
    void theConditionsOfAnABTestAreAnd() {
        ServiceSpec service = service(
                "meshABTest",
                Map.of(
                        "service", "reviews",
                        "to", "v2",
                        "match", Map.of("header", Map.of("x-tester", "yes"), "path", Map.of("prefix", "/api"))));
        RequestMatch both = RequestMatch.ANY
                .withHeader("x-tester", new StringMatch.Exact("yes"))
                .withPath(new StringMatch.Prefix("/api"));
        assertThat(service.routes())
                .containsExactly(RouteSpec.named("ab-test-v2")
                        .withMatches(List.of(both))
                        .withSplit(Split.all("v2").forced()));
    }

    @Test
    void aMirrorIsSetOrRemoved() {
        assertThat(service("meshMirror", Map.of("service", "reviews", "to", "v2", "percent", 10))
                        .routes())
                .containsExactly(RouteSpec.only().withMirror(new Mirror("v2", Percent.of(10))));
        assertThat(service("meshMirror", Map.of("service", "reviews", "remove", true))
                        .routes()
                        .get(0)
                        .removals())
                .containsExactly(RouteSpec.Part.MIRROR);
    }

    @Test
    void aFaultHoldsForAnHourUnlessItIsSaid() {
        StepRequest.MakeForATime fault = (StepRequest.MakeForATime)
                request("meshFault", Map.of("service", "reviews", "delay", "2s", "percent", 5));
        assertThat(fault.atMost()).isEqualTo(Duration.ofHours(1));
        assertThat(fault.spec().services().get(0).routes().get(0).fault()).isPresent();
    }

    @Test
    void secureIsForTheNamespaceOrForAWorkloadAndItsPorts() {
        assertThat(spec("meshSecure", Map.of("mtls", "STRICT")).mtls())
                .containsExactly(MtlsSpec.ofNamespace(MtlsMode.STRICT));
        assertThat(spec("meshSecure", Map.of("workload", "reviews", "ports", Map.of(9090, "PERMISSIVE")))
                        .mtls())
                .containsExactly(new MtlsSpec(
                        Optional.of(Workload.named("reviews")), Optional.empty(), Map.of(9090, MtlsMode.PERMISSIVE)));
    }

    @Test
    void whoMayCallIsOfTheWorkloadThatTheStepNames() {
        MeshSpec spec = spec(
                "meshSecure",
                Map.of(
                        "workload",
                        "reviews",
                        "allow",
                        List.of(Map.of("from", "istio-system/ingress", "paths", List.of("/api/*")))));
        assertThat(spec.access()).singleElement().satisfies(access -> {
            assertThat(access.workload()).contains(Workload.named("reviews"));
            assertThat(access.from()).containsExactly("istio-system/ingress");
        });
    }

    @Test
    void telemetryTakesProvidersAndTagsInThePlural() {
        MeshSpec spec = spec(
                "meshTelemetry",
                Map.of(
                        "tracing", Map.of("provider", "otel", "sampling", 5),
                        "metrics", Map.of("tags", Map.of("team", "'shop'")),
                        "accessLog", Map.of("providers", List.of("envoy", "otel"), "filter", "response.code >= 500")));
        assertThat(spec.telemetry()).singleElement().satisfies(telemetry -> {
            assertThat(telemetry.metrics().orElseThrow().tags()).containsEntry("team", "'shop'");
            assertThat(telemetry.accessLog().orElseThrow().providers()).containsExactly("envoy", "otel");
        });
    }

    @Test
    void aFileOrATextIsTakenAndNotBoth() {
        assertThat(request("meshPlan", Map.of("file", "mesh/reviews.yaml")))
                .isEqualTo(new StepRequest.Plan(new Source.File("mesh/reviews.yaml")));
        assertThat(request("meshApply", Map.of("yaml", "kind: Mesh")))
                .isEqualTo(new StepRequest.Apply(new Source.Text("kind: Mesh")));
        assertRefused("meshValidate", Map.of(), "meshValidate needs either file: 'PATH' or yaml: 'TEXT'");
    }

    @Test
    void recordsAreChosenInOneWay() {
        assertThat(request("meshRollback", Map.of("last", true)))
                .isEqualTo(new StepRequest.RollBack(new Selection.Last()));
        assertThat(request("meshRollback", Map.of("since", "2026-01-31T12:00:00Z")))
                .isEqualTo(new StepRequest.RollBack(new Selection.Since(Instant.parse("2026-01-31T12:00:00Z"))));
        assertRefused("meshRollback", Map.of("last", true, "entry", "x"), "exactly one of last: true");
    }

    @Test
    void everyStepTakesClusterNamespaceAndFailBuild() {
        StepCall call = StepLanguage.read(
                "meshStatus", Map.of("cluster", "prod", "namespace", "shop", "failBuild", false), PLACE);
        assertThat(call)
                .isEqualTo(new StepCall(
                        Optional.of("prod"),
                        Optional.of("shop"),
                        false,
                        Optional.empty(),
                        Sharing.REFUSE,
                        new StepRequest.Status()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meshConfigure",
                "meshTraffic",
                "meshRoute",
                "meshABTest",
                "istioCanary",
                "meshCanary",
                "meshBlueGreen",
                "meshMirror",
                "meshFault",
                "meshSecure",
                "meshTelemetry",
                "meshPlan",
                "meshApply"
            })
    void aStepThatWritesOrPlansTakesWhetherObjectsOfControllersAreShared(String step) {
        assertThat(StepLanguage.arguments(step)).contains("owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meshStatus", "meshCleanup", "meshRollback", "meshValidate"})
    void aStepThatWantsNothingNewDoesNot(String step) {
        assertThat(StepLanguage.arguments(step)).doesNotContain("owner");
    }

    @Test
    void objectsOfControllersAreSharedByOneWord() {
        StepCall call = StepLanguage.read("meshApply", Map.of("yaml", "a: b", "owner", "share"), PLACE);
        assertThat(call.sharing()).isEqualTo(Sharing.SHARE);
        assertRefused("meshApply", Map.of("yaml", "a: b", "owner", "shared"), "allowed: refuse, share; did you mean");
    }

    @Test
    void aCallWhoseOtherArgumentsAreNoTextSaysItInTheSameWords() {
        assertThat(StepLanguage.sharing(Optional.of("share"), PLACE)).isEqualTo(Sharing.SHARE);
        assertThat(StepLanguage.sharing(Optional.empty(), PLACE)).isEqualTo(Sharing.REFUSE);
        assertThatThrownBy(() -> StepLanguage.sharing(Optional.of("mine"), PLACE))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("'mine'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meshTraffic", "meshRoute", "meshABTest", "meshMirror", "meshFault", "meshApply"})
    void aStepThatWritesRoutesTakesHowLongToWaitForAnotherWriter(String step) {
        assertThat(StepLanguage.arguments(step)).contains("lockWait");
    }

    @Test
    void theWaitForAnotherWriterIsADuration() {
        StepCall call = StepLanguage.read("meshApply", Map.of("yaml", "a: b", "lockWait", "5m"), PLACE);
        assertThat(call.lockWait()).contains(Duration.ofMinutes(5));
    }

    @Test
    void allMistakesOfACallComeAtOnceWithItsLine() {
        assertThatThrownBy(() -> StepLanguage.read(
                        "meshTraffic",
                        Map.of("servce", "reviews", "requestTimeout", "3", "retries", Map.of("attemps", 3)),
                        PLACE))
                .isInstanceOfSatisfying(FindingsException.class, e -> assertThat(e.findings())
                        .hasSizeGreaterThanOrEqualTo(4)
                        .allSatisfy(
                                finding -> assertThat(finding.place().line()).isEqualTo(7)))
                .hasMessageContaining("did you mean 'service'?")
                .hasMessageContaining("did you mean 'attempts'?")
                .hasMessageContaining("invalid requestTimeout '3'")
                .hasMessageContaining("meshTraffic needs service");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            meshSecure | {}                      | meshSecure needs mtls, ports or allow
            meshMirror | {service=x}             | meshMirror to needs a version such as to: 'v2'
            meshFault  | {service=x, percent=5}  | meshFault needs a fault such as delay: '2s' or abort: 503
            meshRoute  | {service=x}             | meshRoute needs weights
            meshTraffic| {service=x}             | meshTraffic needs a block
            """)
    void whatSaysNothingIsRefused(String step, String arguments, String message) {
        Map<String, Object> values = new java.util.HashMap<>();
        if (arguments.contains("service=x")) {
            values.put("service", "x");
        }
        if (arguments.contains("percent=5")) {
            values.put("percent", 5);
        }
        assertRefused(step, values, message);
    }

    @Test
    void everyStepHasHelpAndAnExampleThatNamesIt() {
        assertThat(StepLanguage.names()).hasSize(17).allSatisfy(step -> {
            assertThat(StepLanguage.help(step)).isNotBlank();
            assertThat(StepLanguage.example(step)).startsWith(step);
            assertThat(StepLanguage.arguments(step)).contains("cluster", "namespace", "failBuild");
        });
    }

    private static void assertRefused(String step, Map<String, ?> arguments, String message) {
        assertThatThrownBy(() -> StepLanguage.read(step, arguments, PLACE))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining(message);
    }

    private static StepRequest request(String step, Map<String, ?> arguments) {
        return StepLanguage.read(step, arguments, PLACE).request();
    }

    private static MeshSpec spec(String step, Map<String, ?> arguments) {
        return ((StepRequest.Make) request(step, arguments)).spec();
    }

    private static ServiceSpec service(String step, Map<String, ?> arguments) {
        return spec(step, arguments).services().get(0);
    }
}
