package io.jenkins.plugins.servicemesh.durable;

import io.jenkins.plugins.servicemesh.Await;
import io.jenkins.plugins.servicemesh.MeshOnJenkins;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.config.MeshCluster;
import io.jenkins.plugins.servicemesh.config.MeshConfiguration;
import io.jenkins.plugins.servicemesh.config.MeshGrant;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollout;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.embedded.traffic.ScenarioMetrics;
import io.jenkins.plugins.servicemesh.embedded.traffic.scenario.Scenario;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Phase;
import io.jenkins.plugins.servicemesh.rollout.machine.Settling;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.support.steps.input.InputAction;
import org.jvnet.hudson.test.JenkinsRule;

/** Two versions of reviews, all requests at v1, in a cluster that outlives any Jenkins. */
final class Shop implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final EmbeddedCluster server;
    private final Cluster cluster;
    private volatile BooleanSupplier held = () -> false;

    private Shop(EmbeddedCluster server) {
        this.server = server;
        cluster = Fabric8Clusters.at("test", ApiEndpoint.of(server.url()));
        server.intercept(new Refusal(() -> held.getAsBoolean()));
    }

    static Shop open() throws IOException {
        return new Shop(EmbeddedCluster.start()
                .load(Files.readString(MeshOnJenkins.EXAMPLES.resolve("cluster.yaml"))
                        .replace(
                                "name: reviews-v2, namespace: shop}\nspec:",
                                "name: reviews-v2, namespace: shop}\nspec:\n  replicas: 2"))
                .load("""
                        apiVersion: networking.istio.io/v1
                        kind: DestinationRule
                        metadata: {name: reviews, namespace: shop}
                        spec:
                          host: reviews
                          subsets:
                            - {name: v1, labels: {version: v1}}
                            - {name: v2, labels: {version: v2}}
                        ---
                        apiVersion: networking.istio.io/v1
                        kind: VirtualService
                        metadata: {name: reviews, namespace: shop}
                        spec:
                          hosts: [reviews]
                          http:
                            - name: default
                              route:
                                - {destination: {host: reviews, subset: v1}, weight: 100}
                                - {destination: {host: reviews, subset: v2}, weight: 0}
                        """));
    }

    EmbeddedCluster server() {
        return server;
    }

    /** This Jenkins knows it as {@code prod}, and all jobs may do anything in it. */
    void configure() {
        configure(server.url());
    }

    static void configure(URI url) {
        MeshGrant all = new MeshGrant("shop*");
        all.setTraffic(true);
        MeshCluster cluster = new MeshCluster("prod");
        cluster.setUrl(url.toString());
        cluster.setGrants(List.of(all));
        MeshConfiguration.get().setClusters(List.of(cluster));
    }

    /** From now on version 2 fails that many of a hundred requests, and all is measured every second. */
    void measure(double errors) {
        ShopMetrics.measured = Optional.of(ScenarioMetrics.on(
                server, Scenario.read("""
                        scrapeInterval: 1s
                        services:
                          reviews:
                            requestsPerSecond: 200
                            versions:
                              v1: {errors: 0.1}
                              v2: {errors: %s}
                        """.formatted(errors), "scenario.yaml"), InstantSource.system()));
    }

    /** A name that no job has yet. */
    static String name() {
        return "deploy" + NAMES.incrementAndGet();
    }

    /** A sandboxed Pipeline. */
    static WorkflowJob job(JenkinsRule jenkins, String name, String script) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    static WorkflowRun start(JenkinsRule jenkins, String name, String script) throws Exception {
        return job(jenkins, name, script).scheduleBuild2(0).waitForStart();
    }

    static WorkflowRun last(JenkinsRule jenkins, String name) {
        return jenkins.jenkins.getItemByFullName(name, WorkflowJob.class).getLastBuild();
    }

    /** A browser that looks at what the server sends: no scripts, no styles. */
    static JenkinsRule.WebClient browser(JenkinsRule jenkins) {
        JenkinsRule.WebClient client = jenkins.createWebClient().withJavaScriptEnabled(false);
        client.getOptions().setCssEnabled(false);
        return client;
    }

    /** The share of version 2 in percent. */
    int weight() {
        return server
                .list(IstioTypes.VIRTUAL_SERVICE, "shop")
                .get(0)
                .spec()
                .array("http")
                .objects()
                .get(0)
                .array("route")
                .objects()
                .stream()
                .filter(each -> each.object("destination").text("subset").equals(Optional.of("v2")))
                .map(each -> each.number("weight").map(JsonNumber::intValue).orElse(0))
                .reduce(0, Integer::sum);
    }

    void awaitWeight(int wanted) throws Exception {
        await("weight " + wanted, () -> weight() == wanted);
    }

    /** A rollout that gets into this phase while version 2 has this much stays in it: routes cannot be written then. */
    void hold(String phase, int percent) {
        held = () -> isIn(phase, percent);
    }

    /** No rollout is held any more. */
    void release() {
        held = () -> false;
    }

    private boolean isIn(String phase, int percent) {
        return phases().equals(phase) && weight() == percent;
    }

    /** Someone else moves the weights. */
    void setWeight(int fresh) {
        server.edit(
                ResourceId.of(IstioTypes.VIRTUAL_SERVICE, "shop", "reviews"),
                "kubectl",
                tree -> JsonText.parseObject(JsonText.print(tree)
                        .replaceAll("(\"subset\":\\s*\"v1\"\\s*}\\s*,\\s*\"weight\":\\s*)\\d+", "$1" + (100 - fresh))
                        .replaceAll("(\"subset\":\\s*\"v2\"\\s*}\\s*,\\s*\"weight\":\\s*)\\d+", "$1" + fresh)));
    }

    /** Someone removes what is recorded. */
    void dropRecords() {
        RolloutStore store = new RolloutStore(cluster);
        store.list("shop").forEach(record -> store.drop("shop", record.id()));
    }

    /** All rollouts that are recorded. */
    List<RolloutRecord> records() {
        return new RolloutStore(cluster).list("shop");
    }

    /** How each ended, or its phase. */
    String phases() {
        return records().stream().map(Shop::phase).collect(Collectors.joining(", "));
    }

    /** Whether a stage is settled follows from the time, and is not recorded. */
    static String phase(RolloutRecord record) {
        Phase phase = record.state().phase();
        if (phase instanceof Ended ended) {
            return ended.outcome().name();
        }
        return phase instanceof Settling ? "Analysing" : phase.getClass().getSimpleName();
    }

    /** This Jenkins knows what it began by its id; the records are there a moment earlier. */
    static void awaitBegun() throws Exception {
        await("ids in the ledger", () -> {
            List<BegunRollout> all = BegunRollouts.get().all();
            return !all.isEmpty() && all.stream().allMatch(begun -> begun.getId() != null);
        });
    }

    /** What a build asks a person now. */
    static Optional<InputAction> input(WorkflowRun run) throws Exception {
        InputAction action = run.getAction(InputAction.class);
        return action == null || action.getExecutions().isEmpty() ? Optional.empty() : Optional.of(action);
    }

    /** Stops what runs still, so that it does not go on in the next test. */
    static void stopAll(JenkinsRule jenkins) throws Exception {
        for (WorkflowJob job : jenkins.jenkins.getAllItems(WorkflowJob.class)) {
            job.getBuilds().stream().filter(WorkflowRun::isBuilding).forEach(WorkflowRun::doKill);
        }
        await("the end of all", () -> BegunRollouts.get().all().isEmpty());
    }

    void awaitPhase(String wanted) throws Exception {
        await("phase " + wanted, () -> phases().equals(wanted));
    }

    void awaitPhase(String wanted, int percent) throws Exception {
        await("phase " + wanted + " at " + percent + " %", () -> isIn(wanted, percent));
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        Await.until(what, condition);
    }

    static void await(String what, Callable<Boolean> condition, long seconds) throws Exception {
        Await.until(what, condition, Duration.ofSeconds(seconds));
    }

    @Override
    public void close() {
        ShopMetrics.measured = Optional.empty();
        cluster.close();
        server.close();
    }
}
