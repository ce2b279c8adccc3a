package io.jenkins.plugins.servicemesh.check.schema.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.Definitions;
import io.jenkins.plugins.servicemesh.check.schema.SchemaCatalog;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SchemaCheckProperties {

    /** A document that its definition accepts, and the source of further chances. */
    record Accepted(ResourceDefinition definition, JsonObject document, Random random) {}

    @Provide
    Arbitrary<Accepted> accepted() {
        Arbitrary<ResourceDefinition> definitions = Arbitraries.of(
                        "VirtualService", "DestinationRule", "Gateway", "Sidecar", "ServiceEntry")
                .map(kind -> SchemaCatalog.bundled()
                        .find("networking.istio.io", "v1", kind)
                        .orElseThrow());
        return definitions.flatMap(definition ->
                Arbitraries.randomValue(random -> new Accepted(definition, document(definition, random), random)));
    }

    private static JsonObject document(ResourceDefinition definition, Random random) {
        ObjectSchema schema = definition.schema("v1").orElseThrow();
        JsonValue spec = schema.property("spec").orElseThrow().accept(new AcceptedTrees(random));
        return Definitions.document(definition, "{}").with("spec", spec);
    }

    @Property(tries = 200)
    void anAcceptedDocumentHasNoFindings(@ForAll("accepted") Accepted accepted) {
        assertThat(accepted.definition().check(accepted.document())).isEmpty();
    }

    @Property(tries = 200)
    void oneUnknownFieldAnywhereIsRefusedAtItsPlaceAndPruned(@ForAll("accepted") Accepted accepted) {
        ResourceDefinition definition = accepted.definition();
        JsonObject document = accepted.document();
        List<JsonPointer> objects = closedObjects(definition.schema("v1").orElseThrow(), document, JsonPointer.ROOT)
                .toList();
        JsonPointer place =
                objects.get(accepted.random().nextInt(objects.size())).child("unheardOfWord");
        JsonValue changed = new JsonPatch(List.of(new JsonPatch.Add(place, JsonNumber.of(1)))).apply(document);

        assertThat(definition.check((JsonObject) changed))
                .extracting(Finding::rule, finding -> finding.place().path())
                .containsExactly(tuple("schema/unknown-field", place.toDotted()));
        assertThat(definition.unknownFields((JsonObject) changed)).containsExactly(place);
        assertThat(definition.prune((JsonObject) changed)).isEqualTo(document);
    }

    private static Stream<JsonPointer> closedObjects(Schema schema, JsonValue value, JsonPointer place) {
        List<JsonPointer> found = new ArrayList<>();
        if (value instanceof JsonObject object) {
            if (schema instanceof ObjectSchema closed && !closed.open()) {
                found.add(place);
            }
            object.members().forEach((name, child) -> closedObjects(
                            SchemaPath.at(schema, JsonPointer.of(name)), child, place.child(name))
                    .forEach(found::add));
        }
        if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                closedObjects(SchemaPath.at(schema, JsonPointer.of(i)), array.get(i), place.child(i))
                        .forEach(found::add);
            }
        }
        return found.stream();
    }
}
