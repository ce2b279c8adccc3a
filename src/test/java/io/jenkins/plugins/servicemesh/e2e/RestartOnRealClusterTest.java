package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.EntrySelection;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.RollBack;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import io.jenkins.plugins.servicemesh.verify.Verdict;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A rolling restart, done by the controllers of a real cluster. Needs KUBECONFIG. */
@Tag("e2e")
class RestartOnRealClusterTest {

    @RegisterExtension
    static final RealNamespace REAL = new RealNamespace("restart");

    private static final String NAMESPACE = REAL.name();
    private static final ApplyOptions PATIENTLY = ApplyOptions.because("test").withVerifyFor(Duration.ofMinutes(2));

    @Test
    void workloadsOfEachKindAreRestartedOnceAndTakenBack() throws InterruptedException {
        create(KubernetesTypes.DEPLOYMENT, "reviews", "\"replicas\": 2,");
        create(KubernetesTypes.STATEFUL_SET, "db", "\"replicas\": 1, \"serviceName\": \"db\",");
        create(KubernetesTypes.DAEMON_SET, "logs", "");
        Set<String> before = readyPods(4);
        MeshSpec restarting =
                MeshSpec.of(NAMESPACE).withInjection(new Injection.Sidecar()).withRestart(true);

        ApplyResult result = new ApplyMesh(context()).apply(restarting, PATIENTLY);

        assertThat(result.verification().verdicts())
                .extracting(Verdict::describe)
                .containsExactlyInAnyOrder(
                        "new pods of Deployment " + NAMESPACE + "/reviews",
                        "new pods of StatefulSet " + NAMESPACE + "/db",
                        "new pods of DaemonSet " + NAMESPACE + "/logs");
        assertThat(result.verification().isInEffect()).isTrue();
        assertThat(pods()).as("uids").doesNotContainAnyElementsOf(before);
        assertThat(new ApplyMesh(context()).apply(restarting, PATIENTLY).isUnchanged())
                .isTrue();
        assertThat(new RollBack(context())
                        .rollBack(NAMESPACE, new EntrySelection.Last())
                        .isComplete())
                .isTrue();
    }

    private static OperationContext context() {
        return new OperationContext(
                REAL.cluster(), new IstioManager(), new Owner("e2e/restart"), "test", PollClock.system(), event -> {});
    }

    private static void create(ResourceType type, String name, String more) {
        REAL.cluster()
                .create(
                        Resource.of(type, NAMESPACE, name)
                                .withSpec(JsonText.parseObject("""
                        {%s "selector": {"matchLabels": {"app": "%s"}},
                         "template": {"metadata": {"labels": {"app": "%s"}},
                                      "spec": {"containers": [{"name": "app", "image": "example.com/app"}]}}}""".formatted(more, name, name))),
                        WriteMode.STORE);
    }

    /** Once at least so many run: a DaemonSet has one for each node. */
    private static Set<String> readyPods(int atLeast) throws InterruptedException {
        for (int i = 0; i < 120 && pods().size() < atLeast; i++) {
            Thread.sleep(500);
        }
        assertThat(pods()).hasSizeGreaterThanOrEqualTo(atLeast);
        return pods();
    }

    private static Set<String> pods() {
        return REAL.cluster().list(ResourceQuery.in(NAMESPACE, KubernetesTypes.POD)).stream()
                .filter(pod -> !pod.metadata().has("deletionTimestamp"))
                .map(pod -> pod.uid().orElseThrow())
                .collect(Collectors.toSet());
    }
}
