package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what the user wants from files: {@code .mesh} files hold the closure DSL, {@code .yaml}, {@code .yml} and {@code
 * .json} hold Kubernetes objects of the mesh's kinds.
 *
 * @param intents from DSL files
 * @param resources from YAML and JSON files
 */
record IntentFiles(List<MeshIntent> intents, List<Resource> resources) {

    /** @param name a file, a folder (all such files in it, by name), or {@code -} for the DSL on standard input */
    static IntentFiles read(String name, Terminal terminal) {
        try {
            if (name.equals("-")) {
                String text = new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
                return new IntentFiles(new MeshDslEvaluator().evaluate(text, "standard input"), List.of());
            }
            return readAll(files(Path.of(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new UsageException("no such file: " + path);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> isDsl(file) || isYaml(file)).sorted().toList();
        }
    }

    private static IntentFiles readAll(List<Path> files) throws IOException {
        List<MeshIntent> intents = new ArrayList<>();
        List<Resource> resources = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Path file : files) {
            try {
                if (isYaml(file)) {
                    resources.addAll(resources(file));
                } else {
                    intents.addAll(new MeshDslEvaluator().evaluate(Files.readString(file), file.toString()));
                }
            } catch (FindingsException e) {
                findings.addAll(e.findings());
            }
        }
        FindingsException.throwIfErrors(findings);
        return new IntentFiles(intents, resources);
    }

    private static List<Resource> resources(Path file) throws IOException {
        try {
            List<JsonValue> documents = YamlText.parseAll(Files.readString(file));
            return ResourceDocuments.read(documents, file.toString());
        } catch (TextFormatException e) {
            throw new FindingsException(Finding.error("yaml/syntax", String.valueOf(e.getMessage()))
                    .at(Place.UNKNOWN.inFile(file.toString(), e.line(), e.column())));
        }
    }

    private static boolean isDsl(Path file) {
        return file.toString().endsWith(".mesh");
    }

    private static boolean isYaml(Path file) {
        String name = file.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
