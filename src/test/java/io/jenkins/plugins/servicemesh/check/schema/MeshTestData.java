package io.jenkins.plugins.servicemesh.check.schema;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Files that the meshes publish; not part of this repository, so tests that need them are skipped where they are absent. */
final class MeshTestData {

    private MeshTestData() {}

    /** The folder of that name below {@code MESH_TEST_DATA} (system property or environment), by default {@code ../shared/data}. */
    static Path folder(String name) {
        Path base = Path.of(Optional.ofNullable(System.getProperty("MESH_TEST_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("MESH_TEST_DATA")))
                .orElse("../shared/data"));
        Path folder = base.resolve(name);
        assumeThat(folder)
                .as("test data of the meshes; set MESH_TEST_DATA to the folder that has it")
                .isDirectory();
        return folder;
    }

    /** All documents of the YAML files below that folder whose names end so, without the notes of the test data's authors. */
    static Stream<JsonObject> documents(String folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream()
                    .flatMap(MeshTestData::documents);
        }
    }

    private static Stream<JsonObject> documents(Path file) {
        try {
            return YamlText.parseAll(Files.readString(file)).stream()
                    .flatMap((JsonValue document) ->
                            document instanceof JsonObject object ? Stream.of(object.without("_err")) : Stream.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
