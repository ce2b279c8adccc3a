package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules of a custom kind: those of its schema. Rules written in CEL are not known here. */
record SchemaRules(ResourceDefinition definition) implements ObjectRules {

    private static final Set<String> STRUCTURAL = Set.of("schema/type", "schema/required", "schema/enum");
    private static final StatusCause NOT_ALL_CHECKED = new StatusCause(
            "FieldValueInvalid",
            "Invalid value: null: some validation rules were not checked because the object was invalid; correct the"
                    + " existing errors to complete validation",
            "<nil>");

    @Override
    public List<String> unknownFields(JsonObject tree) {
        return definition.unknownFields(tree).stream()
                .map(JsonPointer::toDotted)
                .toList();
    }

    @Override
    public JsonObject prune(JsonObject tree) {
        return definition.prune(tree);
    }

    @Override
    public JsonObject withDefaults(JsonObject tree) {
        return definition.withDefaults(tree);
    }

    @Override
    public List<StatusCause> violations(JsonObject tree) {
        List<Finding> findings = definition.check(tree).stream()
                .filter(Finding::isError)
                .filter(finding -> !finding.place().path().startsWith("metadata"))
                .toList();
        List<StatusCause> causes =
                new ArrayList<>(findings.stream().map(SchemaRules::cause).toList());
        if (findings.stream().anyMatch(finding -> STRUCTURAL.contains(finding.rule()))) {
            causes.add(NOT_ALL_CHECKED);
        }
        return causes;
    }

    private static StatusCause cause(Finding finding) {
        String field = finding.place().path();
        JsonString value = new JsonString(finding.value().orElse(""));
        return switch (finding.rule()) {
            case "schema/required" -> StatusCause.required(field, "");
            case "schema/enum" -> StatusCause.notSupported(field, value, finding.allowed());
            case "schema/duplicate-key" -> new StatusCause("FieldValueDuplicate", "Duplicate value: " + value, field);
            case "schema/type" -> new StatusCause("FieldValueTypeInvalid", invalid(finding, value), field);
            case "schema/one-of" -> StatusCause.invalid("<nil>", value, choice(field, finding));
            default -> new StatusCause("FieldValueInvalid", invalid(finding, value), field);
        };
    }

    private static String invalid(Finding finding, JsonString value) {
        return "Invalid value: " + value + ": " + finding.place().path() + " in body " + finding.message();
    }

    private static String choice(String field, Finding finding) {
        return "\"" + field + "\" must validate one and only one schema (oneOf): " + finding.message();
    }
}
