package io.jenkins.plugins.servicemesh.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.schema.SchemaCatalog;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** Turns a document into an object of a kind that a mesh has; anything else is a finding with its place. */
final class ResourceDocuments {

    private ResourceDocuments() {}

    /** @throws FindingsException with all that is wrong with the document */
    static Resource read(JsonValue document, SourceDocument source) {
        if (!(document instanceof JsonObject tree)) {
            Finding finding = Finding.error("yaml/document", "not a Kubernetes object but " + document.typeName());
            throw new FindingsException(source.locate(finding));
        }
        List<Finding> wrong = SchemaCatalog.bundled().check(tree).stream()
                .filter(Finding::isError)
                .map(source::locate)
                .toList();
        FindingsException.throwIfErrors(wrong);
        Resource resource = SchemaCatalog.bundled()
                .read(tree)
                .orElseThrow(() -> new FindingsException(source.locate(unknownKind(tree))));
        if (resource.type().namespaced() && resource.namespace().isEmpty()) {
            throw new FindingsException(source.locate(noNamespace(resource)));
        }
        return resource;
    }

    private static Finding unknownKind(JsonObject tree) {
        return Finding.error("yaml/kind", "only a mesh's own kinds are taken, not")
                .withValue(tree.text("apiVersion").orElse("") + " "
                        + tree.text("kind").orElse(""));
    }

    private static Finding noNamespace(Resource resource) {
        return Finding.error(
                "yaml/namespace", resource.type().kind() + " " + resource.name() + " needs metadata.namespace");
    }
}
