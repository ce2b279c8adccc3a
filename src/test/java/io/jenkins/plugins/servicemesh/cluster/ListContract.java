package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many objects are read at once. */
interface ListContract extends ContractSubject {

    @Test
    default void listsNothingWhereNothingIs() {
        assertThat(cluster().list(ResourceQuery.in(storedNamespace(), Samples.VIRTUAL_SERVICE)))
                .isEmpty();
    }

    @Test
    default void listsNothingInANamespaceThatIsNotThere() {
        assertThat(cluster().list(ResourceQuery.in("no-such-namespace", Samples.VIRTUAL_SERVICE)))
                .isEmpty();
    }

    @Test
    default void refusesToListAnUnknownKind() {
        assertThat(reasonOf(() -> cluster().list(ResourceQuery.in(namespace(), Samples.UNKNOWN_KIND))))
                .isEqualTo(Reason.NOT_SERVED);
    }

    @Test
    default void listsOneNamespaceOnly() {
        String other = storedNamespace();
        stored(Samples.virtualService(other, "theirs"));
        storedVirtualService();

        assertThat(names(ResourceQuery.in(other, Samples.VIRTUAL_SERVICE))).containsExactly("theirs");
    }

    @Test
    default void listsWhatWasCreatedAsItWasCreated() {
        String other = storedNamespace();
        Resource created = stored(Samples.virtualService(other, "reviews"));

        assertThat(cluster().list(ResourceQuery.in(other, Samples.VIRTUAL_SERVICE)))
                .containsExactly(created);
    }

    @Test
    default void listsAllNamespacesInTheOrderOfNamespaceAndName() {
        String label = fresh("everywhere");
        String prefix = storedNamespace();
        String dashed = stored(Samples.namespace(prefix + "-b")).name(); // '-' stands before '/', which stores sort by
        stored(labelled(dashed, "b", Map.of("suite", label)));
        stored(labelled(dashed, "a", Map.of("suite", label)));
        stored(labelled(prefix, "z", Map.of("suite", label)));

        assertThat(cluster().list(byLabel(ResourceQuery.everywhere(KubernetesTypes.CONFIG_MAP), "suite", label)))
                .extracting(resource -> resource.id().toString())
                .containsExactly(
                        "ConfigMap " + prefix + "/z", "ConfigMap " + dashed + "/a", "ConfigMap " + dashed + "/b");
    }

    @Test
    default void listsAClusterWideKind() {
        assertThat(names(ResourceQuery.everywhere(KubernetesTypes.NAMESPACE))).contains(namespace());
    }

    @Test
    default void listsByALabel() {
        String label = fresh("colour");
        stored(labelled(namespace(), label + "-blue", Map.of(label, "blue")));
        stored(labelled(namespace(), label + "-red", Map.of(label, "red")));
        stored(labelled(namespace(), label + "-none", Map.of()));

        assertThat(names(byLabel(inNamespace(), label, "blue"))).containsExactly(label + "-blue");
    }

    @Test
    default void listsByALabelWithAnEmptyValue() {
        String label = fresh("flag");
        stored(labelled(namespace(), label + "-empty", Map.of(label, "")));
        stored(labelled(namespace(), label + "-set", Map.of(label, "yes")));
        stored(labelled(namespace(), label + "-none", Map.of()));

        assertThat(names(byLabel(inNamespace(), label, ""))).containsExactly(label + "-empty");
    }

    @Test
    default void listsByALabelWithAPrefix() {
        String name = fresh("ours");
        stored(labelled(namespace(), name, Map.of("app.kubernetes.io/managed-by", name)));

        assertThat(names(byLabel(inNamespace(), "app.kubernetes.io/managed-by", name)))
                .containsExactly(name);
    }

    @Test
    default void listsOnlyWhatHasAllLabels() {
        String label = fresh("team");
        stored(labelled(namespace(), label + "-both", Map.of(label, "a", "tier", "front")));
        stored(labelled(namespace(), label + "-one", Map.of(label, "a", "tier", "back")));

        assertThat(names(inNamespace().withLabels(Map.of(label, "a", "tier", "front"))))
                .containsExactly(label + "-both");
    }

    @Test
    default void refusesALabelThatCannotBe() {
        assertThat(reasonOf(() -> cluster().list(byLabel(inNamespace(), "two words", "x"))))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    default void listedObjectsOfBuiltInKindsSayTheirKind() {
        storedConfigMap();

        assertThat(cluster().list(inNamespace()))
                .allSatisfy(resource -> assertThat(resource.tree().texts())
                        .containsEntry("apiVersion", "v1")
                        .containsEntry("kind", "ConfigMap"));
    }

    @Test
    default void listsMoreThanOnePage() {
        String crowded = storedNamespace();
        List<String> created = IntStream.range(0, 501)
                .mapToObj(index -> "item-%03d".formatted(index))
                .toList();
        created.parallelStream().forEach(name -> stored(Samples.configMap(crowded, name)));

        assertThat(names(ResourceQuery.in(crowded, KubernetesTypes.CONFIG_MAP)).stream()
                        .filter(created::contains))
                .containsExactlyElementsOf(created);
    }

    private ResourceQuery inNamespace() {
        return ResourceQuery.in(namespace(), KubernetesTypes.CONFIG_MAP);
    }

    private List<String> names(ResourceQuery query) {
        return cluster().list(query).stream().map(Resource::name).toList();
    }

    private static ResourceQuery byLabel(ResourceQuery query, String label, String value) {
        return query.withLabels(Map.of(label, value));
    }

    private static Resource labelled(String namespace, String name, Map<String, String> labels) {
        Resource resource = Samples.configMap(namespace, name);
        for (Map.Entry<String, String> label : labels.entrySet()) {
            resource = resource.withLabel(label.getKey(), label.getValue());
        }
        return resource;
    }
}
