package io.jenkins.plugins.servicemesh.check.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionVersion;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.reader.CustomResourceDefinitionReader;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SchemaCatalogTest {

    private static final SchemaCatalog CATALOG = SchemaCatalog.bundled();

    @Test
    void theKindsOfAllMeshesAreBundled() {
        assertThat(CATALOG.find("networking.istio.io", "v1", "VirtualService")).isPresent();
        assertThat(CATALOG.find("policy.linkerd.io", "v1beta3", "Server")).isPresent();
        assertThat(CATALOG.find(ResourceType.namespaced("gateway.networking.k8s.io", "v1", "HTTPRoute", "httproutes")))
                .isPresent();
    }

    @Test
    void aVersionThatIsNotServedIsNotFound() {
        assertThat(CATALOG.find("gateway.networking.k8s.io", "v1alpha2", "TLSRoute"))
                .isEmpty();
    }

    @Test
    void aKindOfAnotherGroupIsNotFound() {
        assertThat(CATALOG.find("networking.istio.io", "v1beta3", "Server")).isEmpty();
        assertThat(CATALOG.find("networking.istio.io", "v1", "Server")).isEmpty();
    }

    @Test
    void eachBundledSchemaLoads() {
        for (ResourceDefinition definition : SchemaCatalog.bundledExperimental().definitions()) {
            for (DefinitionVersion version : definition.versions()) {
                assertThat(definition.schema(version.name()).orElseThrow().property("spec"))
                        .as(definition + " " + version.name())
                        .isPresent();
            }
        }
    }

    @Test
    void theStandardChannelIsTheDefault() {
        assertThat(CATALOG.find("gateway.networking.k8s.io", "v1alpha2", "TCPRoute"))
                .isEmpty();
        assertThat(channels(CATALOG)).containsOnly("standard");
    }

    @Test
    void theExperimentalChannelStandsForTheWholeKind() {
        SchemaCatalog experimental = SchemaCatalog.bundledExperimental();
        assertThat(experimental.find("gateway.networking.k8s.io", "v1alpha2", "TCPRoute"))
                .isPresent();
        assertThat(channels(experimental)).containsOnly("experimental");
        assertThat(experimental.definitions())
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(CATALOG.definitions().size());
    }

    private static List<String> channels(SchemaCatalog catalog) {
        return catalog.definitions().stream()
                .filter(definition -> definition.names().group().equals("gateway.networking.k8s.io"))
                .map(definition -> definition.annotations().get(CustomResourceDefinitionReader.CHANNEL))
                .toList();
    }

    @Test
    void anExperimentalFieldInTheStandardChannelIsNamedAsSuch() {
        JsonObject route = Definitions.yaml("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: reviews, namespace: shop}
                spec: {rules: [{retry: {attempts: 3}}]}
                """);
        assertThat(CATALOG.check(route))
                .extracting(finding -> finding.place().path(), finding -> finding.suggestion()
                        .orElse(""))
                .containsExactly(tuple("spec.rules[0].retry", "only the experimental channel has this field"));
        assertThat(SchemaCatalog.bundledExperimental().check(route)).isEmpty();
    }

    private static String only(String apiVersion, String kind) {
        List<Finding> findings =
                CATALOG.check(JsonObject.of("apiVersion", apiVersion).with("kind", kind));
        assertThat(findings).hasSize(1);
        return findings.get(0).describe();
    }

    @Test
    void aMisspeltKindIsRefusedWithTheNearest() {
        assertThat(only("security.istio.io/v1", "PeerAuthentification"))
                .isEqualTo(
                        "kind: unknown kind 'PeerAuthentification'; allowed: AuthorizationPolicy, PeerAuthentication, "
                                + "RequestAuthentication; did you mean 'PeerAuthentication'?");
    }

    @Test
    void aMisspeltGroupIsRefusedWithTheNearest() {
        assertThat(only("networking.itsio.io/v1", "VirtualService"))
                .isEqualTo(
                        "apiVersion: unknown API group in 'networking.itsio.io/v1'; did you mean networking.istio.io?");
    }

    @Test
    void aGroupThatNobodyKnowsIsNotChecked() {
        assertThat(only("v1", "Service"))
                .isEqualTo("apiVersion: not checked: the fields of v1, needs a schema of this kind");
        assertThat(CATALOG.check(JsonObject.EMPTY)).extracting(Finding::isError).containsExactly(false);
    }

    @Test
    void aCatalogueOfOnesOwnDefinitionsKnowsThem() {
        ResourceDefinition ship = Definitions.field("{type: string}");
        assertThat(SchemaCatalog.of(List.of(ship)).find(ship.type())).contains(ship);
    }

    @Test
    void schemasAreLoadedWhenTheyAreFirstAskedForAndOnce() {
        AtomicInteger loads = new AtomicInteger();
        OnDemand<Integer> value = new OnDemand<>(loads::incrementAndGet);
        assertThat(loads).hasValue(0);
        assertThat(value.get()).isEqualTo(value.get()).isEqualTo(1);
    }

    @Test
    void aResourceThatCannotBeReadIsAnError() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        assertThatThrownBy(() -> BundledDefinitions.text(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("broken");
    }
}
