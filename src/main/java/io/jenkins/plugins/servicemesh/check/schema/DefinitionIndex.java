package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionNames;
import io.jenkins.plugins.servicemesh.check.schema.definition.DefinitionVersion;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.model.ObjectSchema;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** The form of the index: everything about the definitions but their schemas. */
final class DefinitionIndex {

    private DefinitionIndex() {}

    static JsonObject write(ResourceDefinition definition) {
        DefinitionNames names = definition.names();
        JsonObject form = JsonObject.of("group", names.group())
                .with("kind", names.kind())
                .with("listKind", names.listKind())
                .with("plural", names.plural())
                .with("singular", names.singular())
                .with("shortNames", names.shortNames())
                .with("namespaced", names.namespaced())
                .with("versions", versions(definition.versions()));
        return definition.annotations().isEmpty()
                ? form
                : form.with("annotations", JsonObject.ofTexts(new TreeMap<>(definition.annotations())));
    }

    private static List<JsonObject> versions(List<DefinitionVersion> versions) {
        List<JsonObject> forms = new ArrayList<>();
        for (DefinitionVersion version : versions) {
            forms.add(JsonObject.of("name", version.name())
                    .with("served", version.served())
                    .with("storage", version.storage())
                    .with("status", version.status()));
        }
        return forms;
    }

    /**
     * Reads one definition.
     *
     * @param schemas loads the schemas of the kind with that qualified name
     */
    static ResourceDefinition read(JsonObject form, Function<String, Map<String, ObjectSchema>> schemas) {
        DefinitionNames names = new DefinitionNames(
                text(form, "group"),
                text(form, "kind"),
                text(form, "listKind"),
                text(form, "plural"),
                text(form, "singular"),
                form.array("shortNames").texts(),
                isTrue(form, "namespaced"));
        return new ResourceDefinition(
                names,
                form.array("versions").objects().stream()
                        .map(DefinitionIndex::version)
                        .toList(),
                form.object("annotations").texts(),
                new OnDemand<>(() -> schemas.apply(names.qualifiedName())));
    }

    private static DefinitionVersion version(JsonObject form) {
        return new DefinitionVersion(
                text(form, "name"), isTrue(form, "served"), isTrue(form, "storage"), isTrue(form, "status"));
    }

    private static String text(JsonObject form, String key) {
        return form.text(key).orElse("");
    }

    private static boolean isTrue(JsonObject form, String key) {
        return form.get(key).equals(Optional.of(JsonBoolean.TRUE));
    }
}
