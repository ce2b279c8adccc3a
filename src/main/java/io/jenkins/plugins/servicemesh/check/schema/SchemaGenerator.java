package io.jenkins.plugins.servicemesh.check.schema;

import io.jenkins.plugins.servicemesh.check.schema.definition.ResourceDefinition;
import io.jenkins.plugins.servicemesh.check.schema.reader.CustomResourceDefinitionReader;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the bundled descriptions from files of CustomResourceDefinitions, one release a file; its name, without
 * {@code .yaml}, becomes the release's name. The index then names the releases given and no others; folders of older
 * ones are to be deleted by hand.
 *
 * <pre>{@code
 * mvn compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp target/classes:$(cat target/classpath) io.jenkins.plugins.servicemesh.check.schema.SchemaGenerator \
 *     src/main/resources/io/jenkins/plugins/servicemesh/check/schema  istio-1.30.3.yaml  linkerd-2.20.yaml  ...
 * }</pre>
 */
public final class SchemaGenerator {

    private SchemaGenerator() {}

    /**
     * Generates the files.
     *
     * @param arguments the folder to write to, then the files to read
     * @throws IOException when a file cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
        for (Map.Entry<String, String> file :
                generate(paths.subList(1, paths.size())).entrySet()) {
            Path target = paths.get(0).resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    /**
     * What {@link #main} writes.
     *
     * @param sources the files of CustomResourceDefinitions
     * @return the text of each file by its path in the folder
     */
    static Map<String, String> generate(List<Path> sources) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        List<JsonObject> releases = new ArrayList<>();
        for (Path source : sources) {
            String name = source.getFileName().toString().replaceFirst("\\.yaml$", "");
            List<ResourceDefinition> definitions = definitions(Files.readString(source));
            definitions.forEach(definition -> files.put(
                    name + "/" + definition.names().qualifiedName() + ".json",
                    line(SchemaWriter.write(definition.ownSchemas()))));
            releases.add(release(name, definitions));
        }
        files.put(BundledDefinitions.INDEX, line(JsonObject.of("releases", releases)));
        return files;
    }

    private static List<ResourceDefinition> definitions(String yaml) {
        List<ResourceDefinition> definitions = new ArrayList<>();
        for (JsonValue document : YamlText.parseAll(yaml)) {
            if (document instanceof JsonObject object && CustomResourceDefinitionReader.reads(object)) {
                definitions.add(CustomResourceDefinitionReader.read(object));
            }
        }
        return definitions;
    }

    private static JsonObject release(String name, List<ResourceDefinition> definitions) {
        return JsonObject.of("name", name)
                .with(
                        "definitions",
                        definitions.stream().map(DefinitionIndex::write).toList());
    }

    private static String line(JsonValue value) {
        return JsonText.print(value) + "\n";
    }
}
