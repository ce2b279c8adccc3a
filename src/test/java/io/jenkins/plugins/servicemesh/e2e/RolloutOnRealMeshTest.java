package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusConfig;
import io.jenkins.plugins.servicemesh.metrics.prometheus.PrometheusSource;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.rollout.RolloutSite;
import io.jenkins.plugins.servicemesh.rollout.Rollouts;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A good and a bad version on a real mesh: real traffic through a gateway, real figures from Prometheus. Needs KUBECONFIG,
 * GATEWAY_URL and PROMETHEUS_URL, and pods that heed the annotation {@code lab/error-rate}. SCRAPE_SECONDS is the scrape interval.
 */
@Tag("e2e")
class RolloutOnRealMeshTest {

    private static final String NAMESPACE =
            "rollout-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String HOST = "reviews." + NAMESPACE + ".example";
    private static final int PER_SECOND = 50;
    private static final int RUNS = Integer.getInteger("stop.runs", 3);
    private static final PrometheusSource METRICS = new PrometheusSource(
            PrometheusConfig.of("real", URI.create(env("PROMETHEUS_URL", "http://none")))
                    .withScrapeInterval(Duration.ofSeconds(Long.parseLong(env("SCRAPE_SECONDS", "2")))),
            new IstioMetricQueries(Reporter.DESTINATION));

    private static Cluster cluster;
    private static SteadyLoad load;

    private static String env(String name, String otherwise) {
        return Optional.ofNullable(System.getenv(name)).orElse(otherwise);
    }

    @BeforeAll
    static void threeVersionsOfWhichOneIsBad() throws InterruptedException {
        for (String needed : List.of("KUBECONFIG", "GATEWAY_URL", "PROMETHEUS_URL")) {
            assumeTrue(System.getenv(needed) != null, "skipped: " + needed + " is not set");
        }
        cluster = Fabric8Clusters.fromKubeconfig(List.of(Path.of(env("KUBECONFIG", ""))), Optional.empty());
        cluster.create(Resource.of(KubernetesTypes.NAMESPACE, "", NAMESPACE), WriteMode.STORE);
        create(
                Resource.of(KubernetesTypes.SERVICE, NAMESPACE, "reviews"),
                "{selector: {app: reviews}, ports: [{name: http, port: 9080}]}");
        deploy("v1", "0");
        deploy("v2", "0");
        deploy("v3", "0.3");
        create(
                Resource.of(IstioTypes.GATEWAY, NAMESPACE, "front"),
                "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["
                        + HOST + "]}]}");
        create(
                Resource.of(IstioTypes.DESTINATION_RULE, NAMESPACE, "reviews"),
                "{host: reviews, subsets: [{name: v1, labels: {version: v1}}]}");
        create(
                Resource.of(IstioTypes.VIRTUAL_SERVICE, NAMESPACE, "reviews"),
                "{hosts: [reviews, " + HOST
                        + "], gateways: [front, mesh], http: [{name: main, timeout: 3s, route: [{destination: {host: reviews, subset: v1, port: {number: 9080}}}]}]}");
        load = new SteadyLoad(URI.create(env("GATEWAY_URL", "")), HOST, PER_SECOND);
        Thread.sleep(15_000); // pods become ready, and Prometheus reads them a few times
    }

    @AfterAll
    static void leaveNothingBehind() {
        if (cluster != null) {
            load.close();
            cluster.delete(
                    ResourceId.of(KubernetesTypes.NAMESPACE, "", NAMESPACE), Preconditions.NONE, WriteMode.STORE);
            cluster.close();
        }
    }

    @Test
    void aBadVersionIsStoppedWithinSecondsAndEverythingIsAsItWas() {
        Resource before = virtualService();
        List<Duration> stops = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            int failedBefore = load.failures();
            List<Moment> moments = new ArrayList<>();
            RolloutState end = run(spec("v3", Duration.ofSeconds(60), "10", "50"), moments);
            assertThat(outcome(end)).isEqualTo(Outcome.ROLLED_BACK);
            assertThat(virtualService().spec()).isEqualTo(before.spec());
            stops.add(stopped(moments));
            System.out.printf(
                    "bad version, run %d: stopped %d ms after the first error was scraped; %d requests of users failed%n",
                    run + 1, stops.get(run).toMillis(), load.failures() - failedBefore);
        }
        stops.sort(null);
        Duration median = stops.get(stops.size() / 2);
        System.out.printf(
                "bad version: median of %d runs %d ms, longest %d ms%n",
                RUNS, median.toMillis(), stops.get(RUNS - 1).toMillis());
        assertThat(median).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void aGoodVersionGetsEverythingAndNoRequestFails() {
        int failedBefore = load.failures();
        Resource before = virtualService();
        RolloutState end = run(spec("v2", Duration.ofSeconds(20), "10", "50"), new ArrayList<>());
        assertThat(outcome(end)).isEqualTo(Outcome.SUCCEEDED);
        assertThat(virtualService()
                        .spec()
                        .array("http")
                        .objects()
                        .get(0)
                        .array("route")
                        .objects())
                .anyMatch(item -> item.object("destination").text("subset").equals(Optional.of("v2"))
                        && item.number("weight")
                                .map(weight -> weight.intValue())
                                .equals(Optional.of(100)));
        int failed = load.failures() - failedBefore;
        System.out.printf("good version: promoted, %d requests of users failed, answers %s%n", failed, load.answers());
        assertThat(failed).isZero();
        Resource promoted = virtualService();
        cluster.replace(promoted.withSpec(before.spec()), WriteMode.STORE);
    }

    private static Outcome outcome(RolloutState state) {
        System.out.println(state.moments().get(state.moments().size() - 1).text());
        return ((Ended) state.phase()).outcome();
    }

    private static RolloutState run(RolloutSpec spec, List<Moment> moments) {
        Rollouts rollouts = new Rollouts(new RolloutSite(
                cluster,
                new IstioManager(),
                new Owner("e2e/rollout"),
                "e2e",
                PollClock.system(),
                Optional.of(METRICS),
                Map.of(),
                new CommandInbox(cluster, Duration.ofSeconds(5)),
                event -> {}));
        return rollouts.finish(rollouts.begin(spec, moments::add));
    }

    /** From the first scrape in which a request had failed to the reply of the server that the old version has everything. */
    private static Duration stopped(List<Moment> moments) {
        Instant shifted = at(moments, Moment.Kind.SHIFTED);
        Instant diverted = at(moments, Moment.Kind.DIVERTED);
        MetricSubject bad = new MetricSubject(NAMESPACE, "reviews", "v3", new TreeSet<>(List.of("reviews-v3")));
        Instant first = METRICS.traffic(bad, shifted, Instant.now()).scrapes().stream()
                .filter(scrape -> scrape.failures() > 0)
                .map(Scrape::at)
                .findFirst()
                .orElseThrow();
        return Duration.between(first, diverted);
    }

    private static Instant at(List<Moment> moments, Moment.Kind kind) {
        return moments.stream()
                .filter(moment -> moment.kind() == kind)
                .findFirst()
                .orElseThrow()
                .at();
    }

    private static RolloutSpec spec(String to, Duration lasts, String... weights) {
        List<Stage> stages = new ArrayList<>();
        for (String weight : weights) {
            stages.add(new Stage.Weight(Percent.parse(weight), lasts, false));
        }
        AnalysisSpec base = AnalysisSpec.of(List.of(new Check.SuccessRate(Percent.of(99), false)));
        return new RolloutSpec(
                NAMESPACE,
                MeshType.ISTIO,
                List.of(new RolloutTarget("reviews", Optional.empty(), Version.named(to), List.of())),
                stages,
                List.of(),
                Optional.empty(),
                base.withCheckEvery(Duration.ofSeconds(10)),
                EndingSpec.DEFAULT);
    }

    private static void deploy(String version, String errorRate) {
        String labels = "{app: reviews, version: " + version + "}";
        create(
                Resource.of(KubernetesTypes.DEPLOYMENT, NAMESPACE, "reviews-" + version),
                "{replicas: 2, selector: {matchLabels: " + labels + "}, template: {metadata: {labels: " + labels
                        + ", annotations: {lab/error-rate: '" + errorRate
                        + "'}}, spec: {containers: [{name: reviews, image: 'lab/reviews:1'}]}}}");
    }

    private static void create(Resource resource, String spec) {
        cluster.create(resource.withSpec(Planning.tree(spec)), WriteMode.STORE);
    }

    private static Resource virtualService() {
        return cluster.read(ResourceId.of(IstioTypes.VIRTUAL_SERVICE, NAMESPACE, "reviews"))
                .orElseThrow();
    }
}
