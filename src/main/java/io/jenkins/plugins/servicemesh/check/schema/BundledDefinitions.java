package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.reader.CustomResourceDefinitionReader;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The definitions that come with this library, as resources beside this class: an index, and one file a kind. */
final class BundledDefinitions {

    /** The name of the index file. */
    static final String INDEX = "index.json";

    private static final List<ResourceDefinition> ALL = read();

    /** All but what only the experimental channel has. */
    static final SchemaCatalog STANDARD = SchemaCatalog.of(standard());

    /** All, and of a kind that stands in both channels the experimental one. */
    static final SchemaCatalog EXPERIMENTAL = SchemaCatalog.of(experimental());

    private BundledDefinitions() {}

    private static List<ResourceDefinition> standard() {
        Map<String, ResourceDefinition> experimental = byName(inExperimentalChannel(true));
        return inExperimentalChannel(false).stream()
                .map(definition -> definition.withExperimental(experimental.get(definition.toString())))
                .toList();
    }

    private static Collection<ResourceDefinition> experimental() {
        Map<String, ResourceDefinition> byName = byName(inExperimentalChannel(false));
        byName.putAll(byName(inExperimentalChannel(true)));
        return byName.values();
    }

    private static List<ResourceDefinition> inExperimentalChannel(boolean wanted) {
        return ALL.stream()
                .filter(definition -> wanted
                        == "experimental".equals(definition.annotations().get(CustomResourceDefinitionReader.CHANNEL)))
                .toList();
    }

    private static Map<String, ResourceDefinition> byName(List<ResourceDefinition> definitions) {
        Map<String, ResourceDefinition> byName = new LinkedHashMap<>();
        definitions.forEach(definition -> byName.put(definition.names().qualifiedName(), definition));
        return byName;
    }

    private static List<ResourceDefinition> read() {
        List<ResourceDefinition> definitions = new ArrayList<>();
        for (JsonObject release : load(INDEX).array("releases").objects()) {
            String folder = release.text("name").orElseThrow();
            for (JsonObject form : release.array("definitions").objects()) {
                definitions.add(
                        DefinitionIndex.read(form, name -> SchemaReader.read(load(folder + "/" + name + ".json"))));
            }
        }
        return definitions;
    }

    private static JsonObject load(String file) {
        return JsonText.parseObject(
                text(Objects.requireNonNull(BundledDefinitions.class.getResourceAsStream(file), file)));
    }

    /** The whole text of the stream, which is closed then. */
    static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
