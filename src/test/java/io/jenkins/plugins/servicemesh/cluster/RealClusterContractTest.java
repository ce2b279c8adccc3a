package io.jenkins.plugins.servicemesh.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the cluster that {@code KUBECONFIG} names; it needs Istio there, and the right to impersonate. */
@Tag("e2e")
class RealClusterContractTest implements ClusterContract, PatchOddityContract, RuleContract {

    private static final String NAMESPACE =
            "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String FENCED = NAMESPACE + "-fenced";
    private static final String READER = "contract-reader";
    private static final ResourceType CLUSTER_ROLE =
            ResourceType.clusterWide("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles");
    private static final ResourceType ROLE_BINDING =
            ResourceType.namespaced("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");

    private static Cluster cluster;
    private static Cluster readOnly;
    private static Resource readerRole;

    @BeforeAll
    static void connect(@TempDir Path directory) throws IOException {
        String kubeconfig = System.getenv("KUBECONFIG");
        assumeTrue(kubeconfig != null, "KUBECONFIG is not set: the contract was not tried on a real cluster");
        List<Path> files =
                Stream.of(kubeconfig.split(File.pathSeparator)).map(Path::of).toList();
        cluster = Fabric8Clusters.fromKubeconfig(files, Optional.empty());
        cluster.create(Samples.namespace(NAMESPACE), WriteMode.STORE);
        cluster.create(Samples.namespace(FENCED), WriteMode.STORE);
        cluster.create(Samples.virtualService(FENCED, "reviews"), WriteMode.STORE);
        allowReading();
        readOnly = Fabric8Clusters.fromKubeconfig(
                List.of(impersonating(files.get(0), directory.resolve("kubeconfig"))), Optional.empty());
    }

    @AfterAll
    static void leaveNothingBehind() {
        if (cluster != null) {
            cluster.list(ResourceQuery.everywhere(KubernetesTypes.NAMESPACE)).stream()
                    .filter(namespace -> namespace.name().startsWith(NAMESPACE))
                    .filter(namespace -> !namespace.metadata().has("deletionTimestamp"))
                    .forEach(namespace -> cluster.delete(namespace.id(), Preconditions.NONE, WriteMode.STORE));
            cluster.delete(readerRole.id(), Preconditions.NONE, WriteMode.STORE);
            readOnly.close();
            cluster.close();
        }
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public Cluster readOnlyCluster() {
        return readOnly;
    }

    @Override
    public String fencedNamespace() {
        return FENCED;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    private static void allowReading() {
        readerRole = cluster.create(
                withTree(Resource.of(CLUSTER_ROLE, "", NAMESPACE + "-reader"), "rules", """
                        [{"apiGroups": ["networking.istio.io"], "resources": ["*"], "verbs": ["get", "list"]}]"""), WriteMode.STORE);
        Resource binding = withTree(Resource.of(ROLE_BINDING, FENCED, "reader"), "subjects", """
                [{"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "%s"}]""".formatted(READER));
        cluster.create(withTree(binding, "roleRef", """
                        {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "%s"}""".formatted(readerRole.name())), WriteMode.STORE);
    }

    private static Resource withTree(Resource resource, String key, String json) {
        return resource.withTree(resource.tree().with(key, JsonText.parse(json)));
    }

    private static Path impersonating(Path kubeconfig, Path copy) throws IOException {
        JsonObject document =
                (JsonObject) YamlText.parseAll(Files.readString(kubeconfig)).get(0);
        JsonObject impersonated = document.with(
                "users",
                document.array("users")
                        .mapObjects(
                                user -> user.with("user", user.object("user").with("as", READER))));
        return Files.writeString(copy, JsonText.print(impersonated));
    }
}
