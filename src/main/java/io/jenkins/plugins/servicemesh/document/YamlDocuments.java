package io.jenkins.plugins.servicemesh.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshFile;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlNode;
import io.jenkins.plugins.servicemesh.resource.YamlNodes;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents of one YAML or JSON file: those of a mesh file, told by their {@code apiVersion}, and Kubernetes objects.
 * A text that names the mesh file's {@code apiVersion} is not trusted: no aliases, no tags, nothing large. Other texts may
 * have what Kubernetes takes; where they do, no lines are known.
 */
public final class YamlDocuments {

    private final String file;
    private final List<MeshIntent> intents = new ArrayList<>();
    private final List<SourceResource> resources = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int count;

    private YamlDocuments(String file) {
        this.file = file;
    }

    /** Reads all documents, right or wrong. */
    public static YamlDocuments read(String text, String file) {
        YamlDocuments documents = new YamlDocuments(file);
        try {
            documents.read(text);
        } catch (TextFormatException e) {
            documents.findings.add(Finding.error("yaml/syntax", String.valueOf(e.getMessage()))
                    .at(Place.UNKNOWN.inFile(file, e.line(), e.column())));
        }
        return documents;
    }

    /** What the documents of a mesh file ask for. */
    public List<MeshIntent> intents() {
        return intents;
    }

    /** The Kubernetes objects that are free of mistakes, and where each was written. */
    public List<SourceResource> resources() {
        return resources;
    }

    /** What is wrong with the documents. */
    public List<Finding> findings() {
        return findings;
    }

    /** How many documents there are. */
    public int count() {
        return count;
    }

    private void read(String text) {
        boolean isStrict = text.contains(MeshFile.API_GROUP);
        if (isStrict && text.length() > MeshFile.LARGEST) {
            throw new TextFormatException("larger than 1 MiB", 1, 1);
        }
        List<YamlNode> nodes = nodes(text, isStrict);
        List<JsonValue> values = isStrict ? nodes.stream().map(YamlNode::value).toList() : YamlText.parseAll(text);
        count = values.size();
        for (int i = 0; i < values.size(); i++) {
            Optional<YamlNode> node = nodes.size() == values.size() ? Optional.of(nodes.get(i)) : Optional.empty();
            read(values.get(i), new SourceDocument(file, i + 1, node));
        }
    }

    private static List<YamlNode> nodes(String text, boolean isStrict) {
        try {
            return YamlNodes.parseAll(text);
        } catch (TextFormatException e) {
            if (isStrict) {
                throw e;
            }
            return List.of();
        }
    }

    private void read(JsonValue value, SourceDocument source) {
        try {
            if (source.node().filter(MeshFile::isMesh).isPresent()) {
                intents.add(MeshFile.read(source.node().get(), file, source.number()));
            } else {
                resources.add(new SourceResource(ResourceDocuments.read(value, source), source));
            }
        } catch (FindingsException e) {
            findings.addAll(e.findings());
        }
    }
}
