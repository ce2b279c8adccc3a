package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rolling restart of the workloads whose pods are not in the mesh as new ones would be. */
class RestartTest {

    private static final ResourceId REVIEWS = ResourceId.of(KubernetesTypes.DEPLOYMENT, "shop", "reviews");
    private static final MeshSpec RESTARTING =
            MeshSpec.of("shop").withInjection(new Injection.Sidecar()).withRestart(true);
    private static final ApplyOptions PATIENTLY = ApplyOptions.because("test").withVerifyFor(Duration.ofSeconds(5));

    private final Shop shop = new Shop();

    @BeforeEach
    void deploy() {
        shop.server().load("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: reviews, namespace: shop}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: reviews}}
                  template:
                    metadata: {labels: {app: reviews}}
                    spec: {containers: [{name: app, image: reviews}]}
                """);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void allPodsAreReplacedAndThatIsVerified() {
        Set<String> before = pods();

        ApplyResult result = apply();

        assertThat(pods()).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(result.verification().verdicts())
                .extracting(Verdict::describe)
                .containsExactly("new pods of Deployment shop/reviews");
        assertThat(result.verification().isInEffect()).isTrue();
    }

    @Test
    void aSecondRunRestartsNothing() {
        apply();
        Set<String> before = pods();

        assertThat(apply().outcomes()).isEmpty();
        assertThat(pods()).isEqualTo(before);
    }

    @Test
    void takenBackThePodsAreMadeWithoutTheMeshAgain() {
        JsonObject before = template();
        apply();

        shop.rollBack();

        assertThat(template()).isEqualTo(before);
    }

    @Test
    void whoMayNotPatchWorkloadsIsRefusedBeforeAnyWrite() {
        shop.server().deny(new AccessRule("patch", "apps", "deployments", "shop"));
        shop.server().clearRequests();

        assertThatThrownBy(this::apply)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("patch deployments.apps");
        assertThat(shop.server().requests().writes()).isEmpty();
    }

    private ApplyResult apply() {
        return new ApplyMesh(shop.context()).apply(RESTARTING, PATIENTLY);
    }

    private JsonObject template() {
        return shop.server().find(REVIEWS).orElseThrow().spec().object("template");
    }

    private Set<String> pods() {
        List<Resource> pods = shop.server().list(KubernetesTypes.POD, "shop");
        return pods.stream().map(Resource::name).collect(Collectors.toSet());
    }
}
