package io.jenkins.plugins.servicemesh.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.operation.AccessRoles;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.EntrySelection;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.ReadStatus;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess.Grant;
import io.jenkins.plugins.servicemesh.operation.RollBack;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Status and permissions under real RBAC. Needs KUBECONFIG of an administrator, and LIMITED_KUBECONFIG of a user of group
 * LIMITED_GROUP who may do nothing yet.
 */
@Tag("e2e")
class AccessOnRealClusterTest {

    private static final String NAMESPACE = "access-test";
    private static final IstioManager ISTIO = new IstioManager();
    private static final MeshSpec WANTED =
            MeshSpec.of(NAMESPACE).withInjection(new Injection.Sidecar()).plus(MtlsSpec.ofNamespace(MtlsMode.STRICT));

    private Cluster administrator;
    private Cluster limited;

    @BeforeEach
    void start() {
        assumeTrue(System.getenv("KUBECONFIG") != null, "skipped: KUBECONFIG is not set");
        assumeTrue(System.getenv("LIMITED_KUBECONFIG") != null, "skipped: LIMITED_KUBECONFIG is not set");
        administrator = connect(System.getenv("KUBECONFIG"));
        limited = connect(System.getenv("LIMITED_KUBECONFIG"));
        ResourceId namespace = ResourceId.of(KubernetesTypes.NAMESPACE, "", NAMESPACE);
        if (administrator.read(namespace).isEmpty()) {
            administrator.create(Resource.of(KubernetesTypes.NAMESPACE, "", NAMESPACE), WriteMode.STORE);
        }
    }

    @AfterEach
    void stop() {
        if (administrator != null) {
            administrator.delete(
                    ResourceId.of(KubernetesTypes.NAMESPACE, "", NAMESPACE), Preconditions.NONE, WriteMode.STORE);
            administrator.close();
            limited.close();
        }
    }

    @Test
    void withoutRightsAStatusNamesWhatItTakesAndWithTheRolesThatArePrintedApplyAndRollbackWork() {
        assertThat(new ReadStatus(context()).read(NAMESPACE).notChecked())
                .contains("needs list configmaps in namespace " + NAMESPACE, "needs get namespaces");
        Set<Grant> grants = new LinkedHashSet<>(RequiredAccess.toApply(ISTIO, WANTED));
        JsonObject group = JsonObject.of("apiGroup", "rbac.authorization.k8s.io")
                .with("kind", "Group")
                .with("name", System.getenv("LIMITED_GROUP"));
        new AccessRoles("access-test", group).of(grants).forEach(role -> administrator.create(role, WriteMode.STORE));

        new ApplyMesh(context()).apply(WANTED, ApplyOptions.because("test").withVerifyFor(Duration.ZERO));
        MeshStatus status = new ReadStatus(context()).read(NAMESPACE);
        assertThat(status.mesh().enrolment().source()).isEqualTo("label istio-injection=enabled");
        assertThat(status.last()).hasSize(1);
        assertThat(new RollBack(context())
                        .rollBack(NAMESPACE, new EntrySelection.Last())
                        .isComplete())
                .isTrue();
    }

    private OperationContext context() {
        return new OperationContext(limited, ISTIO, new Owner("access-test"), "test", PollClock.system(), event -> {});
    }

    private static Cluster connect(String kubeconfig) {
        return Fabric8Clusters.fromKubeconfig(List.of(Path.of(kubeconfig)), Optional.empty());
    }
}
