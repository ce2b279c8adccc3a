package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode.Field;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode.Fields;
import io.jenkins.plugins.servicemesh.dsl.data.DataReader;
import io.jenkins.plugins.servicemesh.dsl.grammar.Statement;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One document of a mesh file: the envelope, and the words of {@code mesh} in it. */
final class MeshDocument {

    private static final List<String> METADATA = List.of("cluster", "namespace", "owner");
    private static final List<String> KEYS = List.of("apiVersion", "kind", "metadata", "spec");

    private final DataNode document;
    private final List<Finding> findings = new ArrayList<>();

    MeshDocument(DataNode document) {
        this.document = document;
    }

    /** @throws FindingsException with all that is wrong with the envelope and with the words */
    MeshIntent intent() {
        Fields all = fields(document, "document", KEYS);
        refuseOthers(all, KEYS);
        demand(all, "apiVersion", MeshFile.API_VERSION);
        demand(all, "kind", MeshFile.KIND);
        Statement mesh = statement(all);
        try {
            MeshIntent intent = MeshIntent.read(mesh);
            FindingsException.throwIfErrors(findings);
            return intent;
        } catch (FindingsException e) {
            throw new FindingsException(
                    e.findings().equals(findings) ? findings : Finding.join(findings, e.findings()));
        }
    }

    private Statement statement(Fields all) {
        Optional<Field> spec = field(all, "spec");
        if (spec.isEmpty()) {
            findings.add(Finding.error("mesh-file/missing", "a Mesh needs spec").at(document.where()));
            throw new FindingsException(findings);
        }
        Fields words =
                fields(spec.get().value(), "spec", MeshLanguage.MESH.words().keySet());
        return Statement.ofData(
                        MeshLanguage.MESH.name(),
                        List.of(),
                        metadata(all),
                        spec.get().where())
                .withBody(DataReader.statements(MeshLanguage.MESH, words));
    }

    private Map<String, Object> metadata(Fields all) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        field(all, "metadata").ifPresent(field -> {
            Fields given = fields(field.value(), "metadata", METADATA);
            refuseOthers(given, METADATA);
            given.entries().stream()
                    .filter(entry -> METADATA.contains(entry.key()))
                    .forEach(entry -> metadata.put(entry.key(), entry.value().plain()));
        });
        return metadata;
    }

    private void refuseOthers(Fields all, List<String> keys) {
        all.entries().stream()
                .filter(field -> !keys.contains(field.key()))
                .forEach(field -> findings.add(Finding.notAllowed("mesh-file/key", "key", field.key(), keys)
                        .at(field.where())));
    }

    private void demand(Fields all, String key, String value) {
        Optional<Field> field = field(all, key);
        if (field.isEmpty()) {
            findings.add(Finding.error("mesh-file/missing", "a Mesh needs " + key + ": " + value)
                    .at(document.where()));
        } else if (!field.get().value().plain().equals(value)) {
            String given = field.get().value().plain().toString();
            findings.add(Finding.notAllowed("mesh-file/kind", key, given, List.of(value))
                    .at(field.get().where()));
        }
    }

    /** @throws FindingsException when it is no map */
    private Fields fields(DataNode node, String what, Iterable<String> keys) {
        if (node instanceof Fields fields) {
            return fields;
        }
        findings.add(Finding.error("mesh-file/shape", "invalid " + what)
                .withValue(node.plain())
                .withAllowed(List.of("a map of " + String.join(", ", keys)))
                .at(node.where()));
        throw new FindingsException(findings);
    }

    private static Optional<Field> field(Fields all, String key) {
        return all.entries().stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
