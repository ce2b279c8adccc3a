package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.reader.CustomResourceDefinitionReader;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;

/** Small definitions for tests: the kind Ship of the group fleet.example, with the properties of its spec as YAML. */
public final class Definitions {

    private Definitions() {}

    public static JsonObject yaml(String text) {
        return (JsonObject) YamlText.parseAll(text).get(0);
    }

    /** The CustomResourceDefinition whose spec has this OpenAPI schema, in versions v1 (stored) and v1alpha1 (not served). */
    public static JsonObject definition(String spec) {
        JsonObject schema = JsonObject.of(
                "openAPIV3Schema",
                JsonObject.of("type", "object").with("properties", JsonObject.of("spec", yaml(spec))));
        JsonObject document = yaml("""
                kind: CustomResourceDefinition
                metadata: {name: ships.fleet.example}
                spec:
                  group: fleet.example
                  scope: Namespaced
                  names: {kind: Ship, plural: ships, shortNames: [sh]}
                """);
        List<JsonObject> versions = List.of(
                yaml("{name: v1alpha1, served: false, storage: false}").with("schema", schema),
                yaml("{name: v1, served: true, storage: true, subresources: {status: {}}}")
                        .with("schema", schema));
        return document.with("spec", document.object("spec").with("versions", versions));
    }

    public static ResourceDefinition ship(String spec) {
        return CustomResourceDefinitionReader.read(definition(spec));
    }

    /** A definition whose spec has one field {@code field} of this OpenAPI schema. */
    public static ResourceDefinition field(String schema) {
        return ship("{type: object, properties: {field: " + schema + "}}");
    }

    /** The document of the Ship {@code sea/titanic} with this spec. */
    public static JsonObject document(ResourceDefinition definition, String spec) {
        return yaml("metadata: {name: titanic, namespace: sea}")
                .with("apiVersion", definition.type().apiVersion())
                .with("kind", definition.names().kind())
                .with("spec", YamlText.parseAll(spec).get(0));
    }

    /** What is wrong with a Ship of this spec. */
    public static List<Finding> check(ResourceDefinition definition, String spec) {
        return definition.check(document(definition, spec));
    }

    /** What is wrong with that value in the only field, which has that schema. */
    public static List<Finding> checkField(String schema, String value) {
        return check(field(schema), "{field: " + value + "}");
    }
}
