package io.jenkins.plugins.servicemesh.check.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.check.schema.reader.OpenApiReader;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaWriterTest {

    private static JsonObject write(String spec) {
        return SchemaWriter.write(Map.of("v1", OpenApiReader.object(Definitions.yaml(spec))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: string}",
                "{type: string, enum: [a, b]}",
                "{type: string, minLength: 1, maxLength: 2, pattern: a, format: byte}",
                "{type: boolean}",
                "{type: integer}",
                "{type: integer, format: int32, minimum: 1}",
                "{type: integer, format: int64, maximum: 5}",
                "{type: number, enum: [1, 2.5]}",
                "{type: array, items: {type: string}, minItems: 1, maxItems: 2}",
                "{type: array, items: {type: string}, x-kubernetes-list-type: set}",
                "{type: array, items: {type: string}, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a]}",
                "{type: object, additionalProperties: {type: string}, maxProperties: 3}",
                "{type: object, x-kubernetes-preserve-unknown-fields: true}",
                "{type: object, x-kubernetes-map-type: atomic}",
                "{type: object, required: [a], properties: {a: {type: string, default: b}}}",
                "{type: object, oneOf: [{required: [a]}, {required: [b]}]}",
                "{type: object, oneOf: [{not: {anyOf: [{required: [a]}]}}, {required: [a]}, {required: [b]}]}",
                "{x-kubernetes-int-or-string: true}",
                "{x-kubernetes-int-or-string: true, pattern: a}",
                "{x-kubernetes-preserve-unknown-fields: true}",
                "{type: integer, nullable: true}"
            })
    void whatIsWrittenReadsBackEqual(String property) {
        ObjectSchema schema = OpenApiReader.object(Definitions.yaml("{properties: {a: " + property + "}}"));
        JsonObject written = SchemaWriter.write(Map.of("v1", schema));
        assertThat(SchemaReader.read(JsonText.parseObject(written.toString()))).isEqualTo(Map.of("v1", schema));
    }

    @Test
    void aSchemaThatStandsTwiceIsWrittenOnce() {
        JsonObject written = write("""
                properties:
                  a: {type: array, items: {type: array, items: {type: string}}}
                  b: {type: array, items: {type: array, items: {type: string}}}
                """);
        assertThat(written)
                .isEqualTo(
                        JsonText.parse(
                                "{\"shared\":[{\"list\":{\"list\":\"text\"}}],\"schemas\":{\"v1\":{\"object\":{\"a\":0,\"b\":0}}}}"));
    }

    @Test
    void whatIsInsideASharedSchemaIsSharedWhenItStandsElsewhereToo() {
        JsonObject written = write("""
                properties:
                  a: {type: array, items: {type: integer, nullable: true}}
                  b: {type: array, items: {type: integer, nullable: true}}
                  c: {type: integer, nullable: true}
                """);
        assertThat(written.array("shared")).isEqualTo(JsonText.parse("[{\"nullable\":\"integer\"},{\"list\":0}]"));
    }

    @Test
    void versionsOfOneSchemaAreWrittenOnce() {
        ObjectSchema schema = OpenApiReader.object(Definitions.yaml("{properties: {a: {type: string}}}"));
        assertThat(SchemaWriter.write(new TreeMap<>(Map.of("v1", schema, "v2", schema))))
                .isEqualTo(
                        JsonText.parse("{\"shared\":[{\"object\":{\"a\":\"text\"}}],\"schemas\":{\"v1\":0,\"v2\":0}}"));
    }
}
