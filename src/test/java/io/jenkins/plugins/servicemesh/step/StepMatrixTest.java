package io.jenkins.plugins.servicemesh.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.mesh.MeshPipeline;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each step in each situation, in a Pipeline on the embedded server. A cell is the build's result and the number of mesh
 * objects and namespaces that differ afterwards.
 */
class StepMatrixTest {

    private static final Map<String, String> CALLS = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "meshConfigure",
                    "meshConfigure injection: 'sidecar', mtls: 'STRICT', telemetry: [tracing: [sampling: 5]]"),
            Map.entry(
                    "meshTraffic",
                    "meshTraffic service: 'reviews', requestTimeout: '3s', circuitBreaker: [consecutive5xx: 5]"),
            Map.entry("meshRoute", "meshRoute service: 'reviews', route: 'default', weights: [v1: 90, v2: 10]"),
            Map.entry("meshABTest", "meshABTest service: 'reviews', to: 'v2', match: [header: ['x-tester': 'yes']]"),
            Map.entry("meshMirror", "meshMirror service: 'reviews', route: 'default', to: 'v2', percent: 10"),
            Map.entry(
                    "meshFault",
                    "meshFault(service: 'reviews', route: 'default', abort: 503, percent: 5) { echo 'block' }"),
            Map.entry("meshSecure", "meshSecure mtls: 'STRICT', allow: [[from: 'shop/web', to: 'reviews']]"),
            Map.entry(
                    "meshTelemetry",
                    "meshTelemetry tracing: [sampling: 5], accessLog: [filter: 'response.code >= 500']"),
            Map.entry("meshPlan", "meshPlan yaml: '''" + file() + "'''"),
            Map.entry("meshApply", "meshApply yaml: '''" + file() + "'''"),
            Map.entry("meshValidate", "meshValidate yaml: '''" + file() + "'''"),
            Map.entry(
                    "meshCanary",
                    "meshCanary service: 'reviews', from: 'v1', to: 'v2', weights: [50], every: '1m', keepOld: '1h'"),
            Map.entry(
                    "istioCanary", "istioCanary service: 'reviews', from: 'v1', to: 'v2', weights: [50], every: '1m'"),
            Map.entry("meshBlueGreen", "meshBlueGreen service: 'reviews', from: 'v1', to: 'v2', watch: '1m'"),
            Map.entry("meshStatus", "meshStatus()"),
            Map.entry("meshCleanup", "mesh { mtls 'STRICT' }\nmeshCleanup()"),
            Map.entry("meshRollback", "mesh { mtls 'STRICT' }\nmeshRollback last: true"),
            Map.entry(
                    "mesh",
                    "mesh { service('reviews') { versions 'v1', 'v2'; route('default') { split v1: 90, v2: 10 } } }")));

    private static final String OTHERS = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: reviews, namespace: shop, annotations: {note: hands off%1$s}}
            spec:
              hosts: [reviews]
              http:
              - name: default
                corsPolicy: {allowMethods: [GET]}
                route:
                - {destination: {host: reviews, subset: v1}, weight: 100}
                - {destination: {host: reviews, subset: v2}, weight: 0}
            ---
            apiVersion: networking.istio.io/v1
            kind: DestinationRule
            metadata: {name: reviews, namespace: shop, annotations: {note: hands off%1$s}}
            spec:
              host: reviews
              subsets:
              - {name: v1, labels: {version: v1}}
              - {name: v2, labels: {version: v2}}
            ---
            apiVersion: security.istio.io/v1
            kind: PeerAuthentication
            metadata: {name: default, namespace: shop, annotations: {note: hands off%1$s}}
            spec: {mtls: {mode: PERMISSIVE}}
            ---
            apiVersion: telemetry.istio.io/v1
            kind: Telemetry
            metadata: {name: default, namespace: shop, annotations: {note: hands off%1$s}}
            spec: {tracing: [{randomSamplingPercentage: 1}]}
            """;
    private static final String BY_ARGO = ", argocd.argoproj.io/tracking-id: 'shop:x/y:shop/z'";

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final Response REFUSAL = Response.failure(400, "BadRequest", "not today");

    /**
     * Columns as in {@link Situation}. Where only one object is written, the second write never comes; what takes something
     * back and is refused leaves it, and says so.
     */
    private static final String TABLE = """
            istioCanary   | SUCCESS 2  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            mesh          | SUCCESS 2  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshABTest    | SUCCESS 2  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshApply     | SUCCESS 3  | SUCCESS 0  | SUCCESS 3  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshBlueGreen | SUCCESS 2  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshCanary    | SUCCESS 2  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshCleanup   | SUCCESS 0  | SUCCESS 0  | SUCCESS 0  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 1
            meshConfigure | SUCCESS 2  | SUCCESS 0  | SUCCESS 2  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshFault     | SUCCESS 0  | SUCCESS 0  | SUCCESS 0  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 1
            meshMirror    | SUCCESS 2  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshPlan      | SUCCESS 0  | SUCCESS 0  | SUCCESS 0  | FAILURE 0  | SUCCESS 0  | FAILURE 0 | SUCCESS 0
            meshRollback  | SUCCESS 0  | SUCCESS 0  | SUCCESS 0  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 1
            meshRoute     | SUCCESS 2  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshSecure    | SUCCESS 2  | SUCCESS 0  | SUCCESS 2  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshStatus    | UNSTABLE 0 | UNSTABLE 0 | UNSTABLE 0 | UNSTABLE 0 | UNSTABLE 0 | FAILURE 0 | UNSTABLE 0
            meshTelemetry | SUCCESS 1  | SUCCESS 0  | SUCCESS 1  | FAILURE 0  | FAILURE 0  | FAILURE 0 | SUCCESS 1
            meshTraffic   | SUCCESS 2  | SUCCESS 0  | SUCCESS 2  | FAILURE 0  | FAILURE 0  | FAILURE 0 | FAILURE 0
            meshValidate  | SUCCESS 0  | SUCCESS 0  | SUCCESS 0  | SUCCESS 0  | SUCCESS 0  | SUCCESS 0 | SUCCESS 0
            """;

    private final List<String> console = new ArrayList<>();
    private EmbeddedCluster server;

    @BeforeEach
    void start() throws IOException {
        server = EmbeddedCluster.start().load(Files.readString(Path.of("dsl-examples/quickstart/cluster.yaml")));
        server.edit( // as many pods as of v1, so that a rollout may give it everything
                ResourceId.of(KubernetesTypes.DEPLOYMENT, "shop", "reviews-v2"),
                "someone",
                tree -> tree.with("spec", tree.object("spec").with("replicas", 2)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String file() {
        return "{apiVersion: servicemesh.jenkins.io/v1, kind: Mesh, metadata: {namespace: shop}, spec: {mtls: STRICT,"
                + " service: {reviews: {requestTimeout: 3s, circuitBreaker: {consecutive5xx: 5}}}}}";
    }

    /** What each column of the table stands for. */
    private enum Situation {
        NOTHING_THERE,
        ALREADY_RIGHT,
        SOMEONE_ELSES,
        A_CONTROLLERS,
        NO_PERMISSION,
        UNREACHABLE,
        SECOND_WRITE_FAILS
    }

    static Stream<Arguments> cells() {
        return TABLE.lines().flatMap(line -> {
            String[] cells = line.split("\\|");
            return Stream.of(Situation.values())
                    .map(each -> Arguments.of(cells[0].strip(), each, cells[each.ordinal() + 1].strip()));
        });
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cells")
    void endsAsTheTableSays(String step, Situation situation, String expected) {
        prepare(step, situation);
        Map<ResourceId, JsonObject> before = content();
        BuildResult result = run(step, situation == Situation.UNREACHABLE ? NOWHERE : server.url());
        assertThat(result.result() + " " + differences(before, content()))
                .as(String.join("\n", console))
                .isEqualTo(expected);
        assertThat(console).noneMatch(line -> line.contains("\tat ") || line.contains("Exception"));
    }

    private void prepare(String step, Situation situation) {
        switch (situation) {
            case ALREADY_RIGHT -> run(step, server.url());
            case SOMEONE_ELSES -> server.load(OTHERS.formatted(""));
            case A_CONTROLLERS -> server.load(OTHERS.formatted(BY_ARGO));
            case NO_PERMISSION -> denyWrites();
            case SECOND_WRITE_FAILS -> server.intercept(Faults.answer(2, StepMatrixTest::isMeshWrite, REFUSAL));
            default -> {}
        }
    }

    private static long differences(Map<ResourceId, JsonObject> before, Map<ResourceId, JsonObject> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                .count();
    }

    private void denyWrites() {
        for (String verb : List.of("create", "patch", "update", "delete")) {
            for (String group : List.of("networking.istio.io", "security.istio.io", "telemetry.istio.io")) {
                server.deny(new AccessRule(verb, group, "*", "*"));
            }
        }
    }

    private static boolean isMeshWrite(Request request) {
        return !request.isDryRun()
                && request.path().contains("istio.io")
                && !request.method().equals("GET");
    }

    private BuildResult run(String step, URI url) {
        console.clear();
        String script = "withMesh(cluster: 'prod', namespace: 'shop') {\n" + CALLS.get(step) + "\n}\n";
        try (Cluster cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(url))) {
            PipelineRunner runner = PipelineRunner.of(script, "Jenkinsfile")
                    .withClock(PipelineClock.virtual(Instant.EPOCH))
                    .withConsole(console::add);
            return MeshPipeline.on(runner, name -> cluster, new Owner("test"), "test")
                    .run();
        }
    }

    private Map<ResourceId, JsonObject> content() {
        Map<ResourceId, JsonObject> content = new TreeMap<>();
        server.list(KubernetesTypes.NAMESPACE, "").forEach(object -> content.put(object.id(), object.tree()));
        new IstioManager()
                .types().stream()
                        .flatMap(type -> server.list(type, "shop").stream())
                        .forEach(object -> content.put(
                                object.id(), ServerFields.without(object).tree()));
        return content;
    }
}
