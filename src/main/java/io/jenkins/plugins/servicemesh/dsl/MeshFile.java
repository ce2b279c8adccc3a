package io.jenkins.plugins.servicemesh.dsl;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataSchema;
import io.jenkins.plugins.servicemesh.dsl.data.YamlData;
import io.jenkins.plugins.servicemesh.dsl.grammar.ChoiceType;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlNode;
import io.jenkins.plugins.servicemesh.resource.YamlNodes;
import java.util.ArrayList;
import java.util.List;

/**
 * The language as a file that is not trusted: YAML or JSON, {@code apiVersion: servicemesh.jenkins.io/v1}, {@code kind:
 * Mesh}, {@code metadata} with the namespace, the cluster and {@code owner}, all optional, and a {@code spec} of the words of {@code mesh}
 * as {@link MeshData} takes them. A file holds any number of such documents. Nothing in it is run.
 */
public final class MeshFile {

    /** What the documents of all versions begin with. */
    public static final String API_GROUP = "servicemesh.jenkins.io";

    public static final String API_VERSION = API_GROUP + "/v1";
    public static final String KIND = "Mesh";

    /** Larger files are refused before they are read, in bytes. */
    public static final int LARGEST = 1024 * 1024;

    private MeshFile() {}

    /**
     * What all documents of a file ask for, in their order.
     *
     * @param name what findings call the file
     * @throws FindingsException with all that is wrong with it, each with line and column
     */
    public static List<MeshIntent> read(String text, String name) {
        List<YamlNode> documents = documents(text, name);
        List<MeshIntent> intents = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            try {
                intents.add(read(documents.get(i), name, i + 1));
            } catch (FindingsException e) {
                findings.addAll(e.findings());
            }
        }
        FindingsException.throwIfErrors(findings);
        return intents;
    }

    /** Whether a document means to be one of a mesh file, of whatever version. */
    public static boolean isMesh(YamlNode document) {
        return document.value() instanceof JsonObject tree
                && tree.text("apiVersion").orElse("").startsWith(API_GROUP);
    }

    /**
     * What one document asks for.
     *
     * @param number which document of the file, from 1
     * @throws FindingsException with all that is wrong with it
     */
    public static MeshIntent read(YamlNode document, String name, int number) {
        Place place =
                Place.UNKNOWN.inFile(name, document.line(), document.column()).inDocument(number);
        return new MeshDocument(YamlData.of(document, place)).intent();
    }

    /** The JSON Schema (draft-07) of one document: takes all that {@link #read} takes. */
    public static JsonObject schema() {
        JsonObject text = JsonObject.of("type", "string");
        return JsonObject.of("$schema", "http://json-schema.org/draft-07/schema#")
                .with("title", "Mesh file of Service Mesh for Jenkins Pipeline")
                .with("type", "object")
                .with("additionalProperties", false)
                .with("required", List.of("apiVersion", "kind", "spec"))
                .with(
                        "properties",
                        JsonObject.of("apiVersion", JsonObject.of("const", API_VERSION))
                                .with("kind", JsonObject.of("const", KIND))
                                .with(
                                        "metadata",
                                        JsonObject.of("type", "object")
                                                .with("additionalProperties", false)
                                                .with(
                                                        "properties",
                                                        JsonObject.of("cluster", text)
                                                                .with("namespace", text)
                                                                .with(
                                                                        "owner",
                                                                        ChoiceType.of(Sharing.class)
                                                                                .schema())))
                                .with("spec", DataSchema.words(MeshLanguage.MESH)))
                .with("definitions", DataSchema.definitions(MeshLanguage.GRAMMAR));
    }

    /** An intent as a document of a mesh file; read again, it is the same. */
    public static JsonObject document(MeshIntent intent) {
        JsonObject metadata = JsonObject.EMPTY;
        if (intent.cluster().isPresent()) {
            metadata = metadata.with("cluster", intent.cluster().get());
        }
        if (intent.namespace().isPresent()) {
            metadata = metadata.with("namespace", intent.namespace().get());
        }
        if (intent.sharing() == Sharing.SHARE) {
            metadata = metadata.with("owner", "share");
        }
        return JsonObject.of("apiVersion", API_VERSION)
                .with("kind", KIND)
                .with("metadata", metadata)
                .with("spec", JsonValue.of(intent.data()));
    }

    private static List<YamlNode> documents(String text, String name) {
        if (text.length() > LARGEST) {
            throw new FindingsException(
                    Finding.error("mesh-file/size", "larger than 1 MiB").at(Place.UNKNOWN.inFile(name, 1, 1)));
        }
        try {
            return YamlNodes.parseAll(text);
        } catch (TextFormatException e) {
            throw new FindingsException(Finding.error("yaml/syntax", String.valueOf(e.getMessage()))
                    .at(Place.UNKNOWN.inFile(name, e.line(), e.column())));
        }
    }
}
