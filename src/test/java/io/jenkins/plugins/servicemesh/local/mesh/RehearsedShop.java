package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.traffic.ScenarioMetrics;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.PipelineRunner;
import io.jenkins.plugins.servicemesh.local.time.PipelineClock;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The shop of the examples on the embedded server, with as many pods of reviews v2 as of v1 and with traffic, and Pipelines that run on it in virtual time. */
public final class RehearsedShop implements AutoCloseable {

    /** Version 2 of reviews is as good as version 1. */
    public static final String GOOD = "good";

    /** Half of what version 2 of reviews answers are failures. */
    public static final String BAD = "bad";

    private static final String SCENARIO = """
            services:
              reviews:
                requestsPerSecond: 50
                versions:
                  v1: {errors: 0, latency: {p50: 20ms, p99: 120ms}}
                  v2: {errors: %s, latency: {p50: 20ms, p99: 120ms}}
            """;

    private final EmbeddedCluster server = EmbeddedCluster.start();
    private final Cluster cluster = Fabric8Clusters.at("embedded", ApiEndpoint.of(server.url()));
    private final PipelineClock clock = PipelineClock.virtual(Instant.parse("2026-01-01T00:00:00Z"));
    private final List<String> console = new ArrayList<>();
    private final Optional<MetricSource> figures;

    /** With figures from there, whatever happens in the shop. */
    public RehearsedShop(MetricSource source) {
        load();
        figures = Optional.of(source);
    }

    /** @param traffic {@link #GOOD} or {@link #BAD}; nothing is measured without any */
    public RehearsedShop(Optional<String> traffic) {
        load();
        figures = traffic.map(how -> ScenarioMetrics.on(
                server, Scenario.read(SCENARIO.formatted(how.equals(BAD) ? "50" : "0"), "scenario.yaml"), clock));
    }

    private void load() {
        try {
            server.load(Files.readString(Path.of("dsl-examples/cluster.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.edit(
                ResourceId.of(KubernetesTypes.DEPLOYMENT, "shop", "reviews-v2"),
                "someone",
                tree -> tree.with("spec", tree.object("spec").with("replicas", 2)));
    }

    public EmbeddedCluster server() {
        return server;
    }

    public Cluster cluster() {
        return cluster;
    }

    /** What the runs wrote on the console. */
    public List<String> console() {
        return console;
    }

    /** Runs a script in the scope of the shop. */
    public BuildResult run(String script) {
        return run(script, cluster);
    }

    /** The same on a server that is reached otherwise. */
    public BuildResult run(String script, Cluster through) {
        PipelineRunner runner = PipelineRunner.of(
                        "withMesh(cluster: 'prod', namespace: 'shop') {\n" + script + "\n}\n", "Jenkinsfile")
                .withClock(clock)
                .withConsole(console::add);
        return MeshPipeline.on(runner, new Directory(through), new Owner("test"), "test")
                .run();
    }

    /** The weights of the first route of reviews by version; empty where it has none. */
    public Map<String, Integer> weights() {
        return server.list(IstioTypes.VIRTUAL_SERVICE, "shop").stream()
                .filter(object -> object.name().equals("reviews"))
                .flatMap(
                        object -> object.spec().array("http").objects().stream().limit(1))
                .flatMap(route -> route.array("route").objects().stream())
                .collect(Collectors.toMap(
                        RehearsedShop::subset, RehearsedShop::weight, Integer::sum, LinkedHashMap::new));
    }

    private static String subset(JsonObject item) {
        return item.object("destination").text("subset").orElse("");
    }

    private static int weight(JsonObject item) {
        return item.number("weight").map(JsonNumber::intValue).orElse(100);
    }

    /** All that a run was refused for, and its console: for messages of assertions. */
    public String describe(BuildResult result) {
        return result.findings().stream().map(Finding::describe).collect(Collectors.joining("\n")) + "\n"
                + String.join("\n", console);
    }

    @Override
    public void close() {
        cluster.close();
        server.close();
    }

    private final class Directory implements ClusterDirectory {
        private final Cluster through;

        Directory(Cluster through) {
            this.through = through;
        }

        @Override
        public Cluster find(Optional<String> name) {
            return through;
        }

        @Override
        public Optional<MetricSource> metrics(Cluster asked, Optional<String> source, MetricQueries queries) {
            return figures;
        }
    }
}
