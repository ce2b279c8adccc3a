package io.jenkins.plugins.servicemesh.check.schema.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.schema.Definitions;
import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionNames;
import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionVersion;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomResourceDefinitionReaderTest {

    private static final ResourceDefinition SHIP = Definitions.field("{type: string}");

    @Test
    void theNamesAreRead() {
        assertThat(SHIP.names())
                .isEqualTo(
                        new DefinitionNames("fleet.example", "Ship", "ShipList", "ships", "ship", List.of("sh"), true));
        assertThat(SHIP).hasToString("ships.fleet.example");
    }

    @Test
    void namesThatAreWrittenWinOverThoseThatFollowFromTheKind() {
        JsonObject document = Definitions.yaml("""
                spec:
                  group: g
                  scope: Cluster
                  names: {kind: Ox, plural: oxen, singular: one-ox, listKind: Oxen}
                  versions: [{name: v1}]
                """);
        assertThat(CustomResourceDefinitionReader.read(document).names())
                .isEqualTo(new DefinitionNames("g", "Ox", "Oxen", "oxen", "one-ox", List.of(), false));
    }

    @Test
    void theVersionsAreReadTheOneToPreferFirst() {
        assertThat(SHIP.versions())
                .containsExactly(
                        new DefinitionVersion("v1", true, true, true),
                        new DefinitionVersion("v1alpha1", false, false, false));
        assertThat(SHIP.storageVersion().name()).isEqualTo("v1");
        assertThat(SHIP.servedVersions()).containsExactly("v1");
        assertThat(SHIP.type()).isEqualTo(ResourceType.namespaced("fleet.example", "v1", "Ship", "ships"));
    }

    @Test
    void aDefinitionThatServesAndStoresNothingStillHasAVersion() {
        JsonObject document = Definitions.yaml(
                "spec: {group: g, names: {kind: Ox, plural: oxen}, versions: [{name: v1beta1}, {name: v1}]}");
        ResourceDefinition definition = CustomResourceDefinitionReader.read(document);
        assertThat(definition.type().version()).isEqualTo("v1");
        assertThat(definition.storageVersion().name()).isEqualTo("v1");
    }

    @Test
    void ofTheAnnotationsThoseAreKeptThatSayTheRelease() {
        JsonObject document = Definitions.definition("{type: object}")
                .with(
                        "metadata",
                        JsonObject.of(
                                "annotations",
                                JsonObject.ofTexts(Map.of(
                                        CustomResourceDefinitionReader.CHANNEL,
                                        "standard",
                                        CustomResourceDefinitionReader.BUNDLE_VERSION,
                                        "v1.5.1",
                                        "other",
                                        "x"))));
        assertThat(CustomResourceDefinitionReader.read(document).annotations())
                .containsOnly(
                        Map.entry(CustomResourceDefinitionReader.CHANNEL, "standard"),
                        Map.entry(CustomResourceDefinitionReader.BUNDLE_VERSION, "v1.5.1"));
    }

    @Test
    void onlyDefinitionsAreRead() {
        assertThat(CustomResourceDefinitionReader.reads(Definitions.definition("{type: object}")))
                .isTrue();
        assertThat(CustomResourceDefinitionReader.reads(JsonObject.of("kind", "ConfigMap")))
                .isFalse();
    }

    @Test
    void aDefinitionWithoutVersionsIsRefused() {
        assertThatThrownBy(() -> CustomResourceDefinitionReader.read(JsonObject.EMPTY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CustomResourceDefinition lacks spec.versions");
    }

    @Test
    void aDefinitionWithoutAPluralNameIsRefused() {
        JsonObject document = Definitions.yaml("spec: {group: g, names: {kind: Ox}, versions: [{name: v1}]}");
        assertThatThrownBy(() -> CustomResourceDefinitionReader.read(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a CustomResourceDefinition lacks plural");
    }

    @Test
    void aBrokenPatternIsRefused() {
        assertThatThrownBy(() -> Definitions.field("{type: string, pattern: '['}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void additionalPropertiesFalseIsAClosedObject() {
        assertThat(Definitions.checkField("{type: object, additionalProperties: false}", "{a: 1}"))
                .hasSize(1);
    }
}
