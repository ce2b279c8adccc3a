package io.jenkins.plugins.servicemesh.check.schema.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.Definitions;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceDefinitionTest {

    private static final ResourceDefinition SHIP = Definitions.ship("""
            type: object
            properties:
              name: {type: string}
              decks: {type: array, items: {type: object, properties: {cabins: {type: integer}}}}
              crew: {type: object, additionalProperties: {type: object, nullable: true, properties: {age: {type: integer}}}}
              cargo: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {tons: {type: object}}}
            """);

    private static JsonObject document(String spec) {
        return Definitions.document(SHIP, spec);
    }

    @Test
    void aResourceIsCheckedByItsTree() {
        assertThat(SHIP.check(new Resource(SHIP.type(), document("{name: 1}"))))
                .extracting(Finding::rule)
                .containsExactly("schema/type");
    }

    @Test
    void theStatusIsNotChecked() {
        assertThat(SHIP.check(document("{}").with("status", "anything"))).isEmpty();
    }

    @Test
    void anEmptyDocumentLacksItsIdentity() {
        assertThat(SHIP.check(JsonObject.EMPTY))
                .extracting(Finding::describe)
                .containsExactly(
                        "apiVersion: is required, but missing",
                        "kind: is required, but missing",
                        "metadata: is required, but missing");
    }

    @Test
    void aVersionThatIsNotServedIsRefusedAndTheRestCheckedNevertheless() {
        assertThat(SHIP.check(document("{name: 1}").with("apiVersion", "fleet.example/v1alpha1")))
                .extracting(Finding::describe)
                .containsExactly(
                        "Ship sea/titanic, apiVersion: unknown value 'fleet.example/v1alpha1'; allowed: fleet.example/v1",
                        "Ship sea/titanic, spec.name: must be a text, not the number '1'; write '1'");
    }

    @Test
    void labelsAreTexts() {
        JsonObject metadata = Definitions.yaml("{name: a, namespace: b, labels: {canary: true}, anotations: {}}");
        assertThat(SHIP.check(document("{}").with("metadata", metadata)))
                .extracting(Finding::describe)
                .containsExactly(
                        "Ship b/a, metadata.labels.canary: must be a text, not the boolean 'true'; write 'true'",
                        "Ship b/a, metadata.anotations: unknown field 'anotations'; allowed: name, namespace, labels, "
                                + "annotations, generateName, finalizers, ownerReferences, resourceVersion, uid, selfLink, "
                                + "generation, deletionGracePeriodSeconds, creationTimestamp, deletionTimestamp, "
                                + "managedFields; did you mean 'annotations'?");
    }

    @Test
    void anObjectNeedsAName() {
        assertThat(SHIP.check(document("{}").with("metadata", Definitions.yaml("{creationTimestamp: null}"))))
                .extracting(Finding::describe)
                .containsExactly("Ship , metadata.name: is required, but missing");
    }

    @Test
    void theSchemaOfAVersionHasWhatEveryObjectHas() {
        assertThat(SHIP.schema("v1").orElseThrow().properties().keySet())
                .containsExactly("apiVersion", "kind", "metadata", "spec");
        assertThat(SHIP.schema("v2")).isEmpty();
    }

    @Test
    void unknownFieldsAreFoundTheOutermostOnly() {
        JsonObject document = document("""
                {speed: {unit: knots}, decks: [{cabins: 1}, {cabin: 1}], crew: {bob: {age: 1, rank: 2}},
                 cargo: {any: {thing: 1}, tons: {gross: 1}}, name: {not: here}}
                """);
        assertThat(SHIP.unknownFields(document))
                .extracting(JsonPointer::toDotted)
                .containsExactly("spec.speed", "spec.decks[1].cabin", "spec.crew.bob.rank", "spec.cargo.tons.gross");
    }

    @Test
    void whatIsOfAnotherTypeHasNoUnknownFields() {
        assertThat(SHIP.unknownFields(document("{decks: {a: 1}, crew: [1]}"))).isEmpty();
    }

    @Test
    void unknownFieldsArePruned() {
        assertThat(SHIP.prune(document("{decks: [{cabin: 1}], speed: 1, cargo: {any: 1}}")))
                .isEqualTo(document("{decks: [{}], cargo: {any: 1}}"));
    }

    @Test
    void aDocumentWithoutUnknownFieldsIsPrunedToItself() {
        JsonObject document = document("{decks: [{cabins: 1}]}");
        assertThat(SHIP.prune(document)).isSameAs(document);
    }

    private static final ResourceDefinition DEFAULTED = Definitions.ship("""
            type: object
            properties:
              mode: {type: string, default: slow}
              maybe: {type: string, default: x, nullable: true}
              engine: {type: object, default: {}, properties: {fuel: {type: string, default: wind}}}
              decks: {type: array, items: {type: object, properties: {cabins: {type: integer, default: 2}}}}
              crew: {type: object, additionalProperties: {type: object, properties: {age: {type: integer, default: 30}}}}
              note: {type: string}
            """);

    private static JsonObject defaulted(String spec) {
        return DEFAULTED.withDefaults(Definitions.document(DEFAULTED, spec)).object("spec");
    }

    @Test
    void defaultsFillWhatIsAbsentAndWhatIsInsideThem() {
        assertThat(defaulted("{decks: [{}, {cabins: 1}], crew: {bob: {}}}")).isEqualTo(Definitions.yaml("""
                                {mode: slow, maybe: x, engine: {fuel: wind}, decks: [{cabins: 2}, {cabins: 1}], crew: {bob: {age: 30}}}
                                """));
    }

    @Test
    void aNullIsReplacedUnlessNullIsAllowed() {
        assertThat(defaulted("{mode: null, maybe: null, note: null}"))
                .isEqualTo(JsonObject.of("mode", "slow")
                        .with("maybe", JsonNull.NULL)
                        .with("note", JsonNull.NULL)
                        .with("engine", Map.of("fuel", "wind")));
    }

    @Test
    void whatIsOfAnotherTypeGetsNoDefaults() {
        assertThat(defaulted("{mode: a, maybe: b, engine: [], decks: {}, crew: []}"))
                .isEqualTo(Definitions.yaml("{mode: a, maybe: b, engine: [], decks: {}, crew: []}"));
    }

    @Test
    void aDocumentThatHasAllItsDefaultsIsTheVerySame() {
        JsonObject document = DEFAULTED.withDefaults(Definitions.document(DEFAULTED, "{decks: [{}]}"));
        assertThat(DEFAULTED.withDefaults(document)).isSameAs(document);
    }

    @Test
    void aFieldOfTheExperimentalChannelIsToldFromATypo() {
        ResourceDefinition standard = Definitions.field("{type: string}")
                .withExperimental(
                        Definitions.ship("{type: object, properties: {field: {type: string}, fresh: {type: string}}}"));
        assertThat(Definitions.check(standard, "{fresh: a, stale: b, field: 1}"))
                .extracting(finding -> finding.suggestion().orElse("none"))
                .containsExactly("only the experimental channel has this field", "none", "write '1'");
    }

    @Test
    void versionsAreOrderedByStability() {
        List<String> names = List.of("v1alpha3", "v2alpha1", "custom", "v1beta2", "v1", "v1beta10", "v2");
        assertThat(names.stream()
                        .map(name -> new DefinitionVersion(name, true, false, false))
                        .sorted(DefinitionVersion.BY_STABILITY)
                        .map(DefinitionVersion::name))
                .containsExactly("v2", "v1", "v1beta10", "v1beta2", "v2alpha1", "v1alpha3", "custom");
    }
}
