package io.jenkins.plugins.servicemesh.check.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.schema.reader.CustomResourceDefinitionReader;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaGeneratorTest {

    @Test
    void eachKindBecomesAFileAndTheIndexNamesThem(@TempDir Path folder) throws IOException {
        Path source = folder.resolve("fleet-1.0.yaml");
        String definition = YamlText.print(Definitions.definition("{type: object, properties: {a: {type: string}}}"));
        Files.writeString(source, definition + "---\nkind: ConfigMap\n---\n- a list\n");
        Path target = folder.resolve("out");

        SchemaGenerator.main(target.toString(), source.toString());

        assertThat(target.resolve("fleet-1.0/ships.fleet.example.json"))
                .hasContent("{\"shared\":[{\"object\":{\"spec\":{\"object\":{\"a\":\"text\"}}}}],"
                        + "\"schemas\":{\"v1alpha1\":0,\"v1\":0}}");
        assertThat(target.resolve("index.json"))
                .hasContent("{\"releases\":[{\"name\":\"fleet-1.0\",\"definitions\":[{\"group\":\"fleet.example\","
                        + "\"kind\":\"Ship\",\"listKind\":\"ShipList\",\"plural\":\"ships\",\"singular\":\"ship\","
                        + "\"shortNames\":[\"sh\"],\"namespaced\":true,\"versions\":["
                        + "{\"name\":\"v1\",\"served\":true,\"storage\":true,\"status\":true},"
                        + "{\"name\":\"v1alpha1\",\"served\":false,\"storage\":false,\"status\":false}]}]}]}");
    }

    @Test
    void theIndexKeepsTheBundleVersionAndChannelOfADefinition(@TempDir Path folder) throws IOException {
        JsonObject annotations = JsonObject.of(CustomResourceDefinitionReader.BUNDLE_VERSION, "v9")
                .with(CustomResourceDefinitionReader.CHANNEL, "standard");
        JsonObject definition = Definitions.definition("{type: object}");
        Path source = folder.resolve("fleet-1.0.yaml");
        Files.writeString(
                source,
                YamlText.print(definition.with(
                        "metadata", definition.object("metadata").with("annotations", annotations))));

        SchemaGenerator.main(folder.toString(), source.toString());

        assertThat(Files.readString(folder.resolve("index.json"))).contains("\"annotations\":" + annotations);
    }

    @Test
    void theBundledFilesAreThoseOfTheDefinitions() throws IOException {
        Path crds = MeshTestData.folder("crds");
        List<Path> sources = Stream.of(
                        "istio-1.30.3", "gateway-api-1.5.1-standard", "gateway-api-1.5.1-experimental", "linkerd-2.20")
                .map(name -> crds.resolve(name + ".yaml"))
                .toList();
        for (Map.Entry<String, String> file : SchemaGenerator.generate(sources).entrySet()) {
            assertThat(bundled(file.getKey())).as(file.getKey()).isEqualTo(file.getValue());
        }
    }

    private static String bundled(String file) throws IOException {
        try (InputStream in = SchemaGenerator.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
