package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.check.schema.SchemaCatalog;
import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns documents into objects of kinds that a mesh has; anything else is a finding with its document's number. */
final class ResourceDocuments {

    private final String file;
    private final List<Resource> resources = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private ResourceDocuments(String file) {
        this.file = file;
    }

    /** @throws FindingsException with all that is wrong with the documents */
    static List<Resource> read(List<JsonValue> documents, String file) {
        ResourceDocuments reader = new ResourceDocuments(file);
        for (int i = 0; i < documents.size(); i++) {
            reader.read(documents.get(i), i + 1);
        }
        FindingsException.throwIfErrors(reader.findings);
        return reader.resources;
    }

    private void read(JsonValue document, int number) {
        if (!(document instanceof JsonObject tree)) {
            refuse(Finding.error("yaml/document", "not a Kubernetes object but " + document.typeName()), number);
            return;
        }
        List<Finding> wrong = SchemaCatalog.bundled().check(tree).stream()
                .filter(Finding::isError)
                .toList();
        wrong.forEach(finding -> refuse(finding, number));
        Optional<ResourceDefinition> definition = definition(tree);
        if (definition.isEmpty() && wrong.isEmpty()) {
            refuse(
                    Finding.error("yaml/kind", "only a mesh's own kinds are taken, not")
                            .withValue(tree.text("apiVersion").orElse("") + " "
                                    + tree.text("kind").orElse("")),
                    number);
        }
        if (wrong.isEmpty()) {
            definition.ifPresent(known -> add(new Resource(known.type(version(tree)), tree), number));
        }
    }

    private void add(Resource resource, int number) {
        if (resource.type().namespaced() && resource.namespace().isEmpty()) {
            refuse(
                    Finding.error(
                            "yaml/namespace",
                            resource.type().kind() + " " + resource.name() + " needs metadata.namespace"),
                    number);
        } else {
            resources.add(resource);
        }
    }

    private void refuse(Finding finding, int number) {
        Place place = finding.place()
                .inFile(file, finding.place().line(), finding.place().column());
        findings.add(finding.at(place.inDocument(number)));
    }

    private static Optional<ResourceDefinition> definition(JsonObject tree) {
        String apiVersion = tree.text("apiVersion").orElse("");
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        return SchemaCatalog.bundled()
                .find(group, version(tree), tree.text("kind").orElse(""));
    }

    private static String version(JsonObject tree) {
        String apiVersion = tree.text("apiVersion").orElse("");
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }
}
