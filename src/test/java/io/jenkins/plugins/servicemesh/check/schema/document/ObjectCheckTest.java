package io.jenkins.plugins.servicemesh.check.schema.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.Definitions;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.model.AnySchema;
import io.jenkins.plugins.servicemesh.check.schema.model.Schema;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import org.junit.jupiter.api.Test;

class ObjectCheckTest {

    private static final ResourceDefinition SHIP = Definitions.ship("""
            type: object
            required: [route]
            properties:
              route:
                type: array
                items:
                  type: object
                  required: [destination]
                  properties:
                    destination: {type: object, properties: {host: {type: string}, subset: {type: string}}}
                    weight: {type: integer}
              crew:
                type: object
                additionalProperties: {type: object, properties: {nickname: {type: string}}}
              timeout: {type: string}
              cargo: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {tons: {type: integer}}}
            """);

    private static String only(String spec) {
        assertThat(Definitions.check(SHIP, spec)).hasSize(1);
        return Definitions.check(SHIP, spec).get(0).describe();
    }

    @Test
    void aDocumentAsDefinedIsAccepted() {
        assertThat(Definitions.check(
                        SHIP, "{route: [{destination: {host: a}, weight: 1}], cargo: {tons: 1, more: [2]}}"))
                .isEmpty();
    }

    @Test
    void aMisspeltFieldIsRefusedWithTheNearestAndAllOthers() {
        assertThat(only("{route: [], timout: 5s}"))
                .isEqualTo(
                        "Ship sea/titanic, spec.timout: unknown field 'timout'; allowed: route, crew, timeout, cargo; did you mean 'timeout'?");
    }

    @Test
    void aFieldOfABlockAroundIsToldWhereItBelongs() {
        assertThat(only("{route: [{destination: {host: a, weight: 1}}]}"))
                .endsWith("spec.route[0].destination.weight: unknown field 'weight'; allowed: host, subset; "
                        + "'weight' belongs in spec.route[0]");
    }

    @Test
    void aFieldOfABlockInsideIsToldWhereItBelongs() {
        assertThat(only("{route: [{destination: {}}], nickname: a}")).endsWith("; 'nickname' belongs in spec.crew.*");
        assertThat(only("{route: [], subset: a}")).endsWith("; 'subset' belongs in spec.route[].destination");
    }

    @Test
    void aFieldOfABlockBesideIsToldWhereItBelongs() {
        assertThat(only("{route: [{destination: {nickname: a}}]}")).endsWith("; 'nickname' belongs in spec.crew.*");
    }

    @Test
    void aFieldOfTheDocumentItselfIsToldSo() {
        assertThat(only("{route: [], kind: a}")).endsWith("; 'kind' belongs in the document itself");
    }

    @Test
    void aFieldThatIsRightNowhereHasNoAdvice() {
        assertThat(only("{route: [], bananas: 1}")).endsWith("allowed: route, crew, timeout, cargo");
    }

    @Test
    void anUnknownFieldBesideTheSpecIsRefused() {
        assertThat(SHIP.check(Definitions.document(SHIP, "{route: []}").with("timeout", "1s")))
                .extracting(Finding::describe)
                .containsExactly("Ship sea/titanic, timeout: unknown field 'timeout'; "
                        + "allowed: apiVersion, kind, metadata, spec; 'timeout' belongs in spec");
    }

    @Test
    void aLongListOfFieldsIsNotShown() {
        StringBuilder properties = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            properties.append("field").append(i).append(i).append(": {type: string}, ");
        }
        ResourceDefinition wide = Definitions.ship("{type: object, properties: {" + properties + "}}");
        assertThat(Definitions.check(wide, "{field101: a}"))
                .extracting(Finding::describe)
                .containsExactly(
                        "Ship sea/titanic, spec.field101: unknown field 'field101'; did you mean 'field1010'?");
        assertThat(Definitions.check(wide, "{bananas: a}"))
                .extracting(Finding::describe)
                .containsExactly("Ship sea/titanic, spec.bananas: unknown field 'bananas'");
    }

    @Test
    void eachMissingFieldIsNamed() {
        assertThat(only("{route: [{weight: 1}]}"))
                .isEqualTo("Ship sea/titanic, spec.route[0].destination: is required, but missing");
        assertThat(Definitions.check(SHIP, "{}"))
                .extracting(Finding::rule, finding -> finding.place().path())
                .containsExactly(tuple("schema/required", "spec.route"));
    }

    @Test
    void aRequiredFieldWithADefaultMayBeAbsent() {
        ResourceDefinition ship =
                Definitions.ship("{type: object, required: [a], properties: {a: {type: string, default: b}}}");
        assertThat(Definitions.check(ship, "{}")).isEmpty();
    }

    @Test
    void allFindingsComeAtOnce() {
        assertThat(Definitions.check(SHIP, "{timeout: 5, speed: 1, crew: {bob: {nickname: 7}}}"))
                .extracting(Finding::rule)
                .containsExactly("schema/type", "schema/unknown-field", "schema/type", "schema/required");
    }

    private static final String NONE_OR_ONE = """
            {type: object, properties: {exact: {type: string}, prefix: {type: string}, regex: {type: string}},
             oneOf: [{not: {anyOf: [{required: [exact]}, {required: [prefix]}, {required: [regex]}]}},
                     {required: [exact]}, {required: [prefix]}, {required: [regex]}]}
            """;

    @Test
    void fieldsThatExcludeEachOtherAreNamed() {
        assertThat(Definitions.checkField(NONE_OR_ONE, "{exact: a, regex: b}"))
                .extracting(Finding::rule, Finding::describe)
                .containsExactly(tuple(
                        "schema/one-of",
                        "Ship sea/titanic, spec.field: set at most one of exact, prefix, regex, not exact and regex"));
        assertThat(Definitions.checkField(NONE_OR_ONE, "{}")).isEmpty();
        assertThat(Definitions.checkField(NONE_OR_ONE, "{prefix: a}")).isEmpty();
    }

    private static final String EXACTLY_ONE = """
            {type: object, properties: {simple: {type: string}, ring: {type: string}},
             allOf: [{oneOf: [{required: [simple]}, {required: [ring]}]}]}
            """;

    @Test
    void ofFieldsOfWhichOneMustBeSetNoneIsAFindingToo() {
        assertThat(Definitions.checkField(EXACTLY_ONE, "{}"))
                .extracting(Finding::message)
                .containsExactly("set exactly one of simple, ring, not none");
        assertThat(Definitions.checkField(EXACTLY_ONE, "{ring: a}")).isEmpty();
    }

    @Test
    void belowAPlainValueTheSchemaSaysNothing() {
        Schema schema = SHIP.schema("v1").orElseThrow();
        assertThat(SchemaPath.at(schema, JsonPointer.of("spec", "timeout", "unit")))
                .isEqualTo(new AnySchema());
    }
}
