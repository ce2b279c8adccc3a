package io.jenkins.plugins.servicemesh.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import io.jenkins.plugins.servicemesh.durable.live.LiveRollouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Rollouts that wait cost no thread. */
@WithJenkins
@Tag("load")
class ManyRolloutsTest {

    private static final int MANY = 200;
    private static final int SPACES = 10;
    private static final String POOL = "Service mesh rollouts";
    private static final String CLIENT = "OkHttp";
    private static final String SERVER = "embedded-cluster";
    /** One thread of the client for each call that is under way, and its housekeepers. */
    private static final int CALLERS = LiveRollouts.THREADS + 7;

    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: NAME, namespace: SPACE}
            spec:
              selector: {app: NAME}
              ports: [{name: http, port: 9080}]
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: NAME-v1, namespace: SPACE}
            spec:
              selector: {matchLabels: {app: NAME, version: v1}}
              template:
                metadata: {labels: {app: NAME, version: v1}}
                spec: {containers: [{name: main, image: 'main:v1', ports: [{containerPort: 9080}]}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: NAME-v2, namespace: SPACE}
            spec:
              selector: {matchLabels: {app: NAME, version: v2}}
              template:
                metadata: {labels: {app: NAME, version: v2}}
                spec: {containers: [{name: main, image: 'main:v2', ports: [{containerPort: 9080}]}]}
            """;

    private JenkinsRule jenkins;
    private Shop shop;

    @BeforeEach
    void open(JenkinsRule rule) throws Exception {
        jenkins = rule;
        shop = Shop.open();
        shop.configure();
        for (int i = 0; i < SPACES; i++) {
            shop.server()
                    .load("apiVersion: v1\nkind: Namespace\nmetadata: {name: " + space(i)
                            + ", labels: {istio-injection: enabled}}");
        }
        for (int i = 0; i <= MANY; i++) {
            shop.server().load(SERVICE.replace("NAME", "s" + i).replace("SPACE", space(i)));
        }
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String space(int i) {
        return "shop" + i % SPACES;
    }

    private static String canaries(int from, int to) {
        return "withMesh(cluster: 'prod') { parallel "
                + IntStream.range(from, to)
                        .mapToObj(i -> "s" + i + ": { meshCanary namespace: '" + space(i) + "', service: 's" + i
                                + "', from: 'v1', to: 'v2', weights: [20], every: '1h' }")
                        .collect(Collectors.joining(", "))
                + " }";
    }

    @Test
    void twoHundredWaitOnNoMoreThreadsThanThePoolHas() throws Exception {
        List<WorkflowRun> runs = new ArrayList<>();
        runs.add(Shop.start(jenkins, "first", canaries(0, 1)));
        Shop.await("the first", () -> analysing() == 1);
        Set<String> before = threads();
        for (int i = 0; i < 4; i++) {
            runs.add(Shop.start(jenkins, "many" + i, canaries(1 + i * MANY / 4, 1 + (i + 1) * MANY / 4)));
        }
        Shop.await("all", () -> analysing() == MANY + 1, 400);
        Shop.await(
                "what served the beginnings alone to go", () -> others(before) < 20 && clients(before) < CALLERS, 180);
        System.out.println("MANY " + MANY + " waiting canaries: " + before.size() + " threads before, "
                + more(before, "").size() + " more: " + more(before, POOL).size() + " of the pool, " + clients(before)
                + " of its clients, " + more(before, SERVER).size() + " of the server, " + others(before) + " others");
        assertThat(more(before, POOL)).hasSizeLessThanOrEqualTo(LiveRollouts.THREADS);
        runs.forEach(WorkflowRun::doKill);
        Shop.await("their end", () -> BegunRollouts.get().all().isEmpty(), 400);
        assertThat(analysing()).isZero();
    }

    private long analysing() {
        return IntStream.range(0, SPACES)
                .boxed()
                .flatMap(i -> shop.server().list(KubernetesTypes.CONFIG_MAP, space(i)).stream())
                .map(each -> each.tree().object("data").text("state.json").orElse(""))
                .filter(state -> state.contains("\"settling\"") || state.contains("\"analysing\""))
                .count();
    }

    private static Set<String> more(Set<String> before, String kind) {
        return threads().stream()
                .filter(name -> name.startsWith(kind) && !before.contains(name))
                .collect(Collectors.toSet());
    }

    private static int clients(Set<String> before) {
        return more(before, CLIENT).size();
    }

    private static int others(Set<String> before) {
        return more(before, "").size()
                - more(before, POOL).size()
                - clients(before)
                - more(before, SERVER).size();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + " " + thread.getId())
                .collect(Collectors.toSet());
    }
}
