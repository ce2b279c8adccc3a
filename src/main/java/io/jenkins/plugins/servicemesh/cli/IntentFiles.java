package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.document.SourceResource;
import io.jenkins.plugins.servicemesh.document.YamlDocuments;
import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the user wants, read from files: {@code .mesh} files hold the closure DSL; {@code .yaml}, {@code .yml} and {@code
 * .json} hold documents of mesh files and Kubernetes objects of the mesh's kinds.
 */
final class IntentFiles {

    private static final Pattern YAML = Pattern.compile("\\A\\s*\\{|(?m:^apiVersion\\s*:)");

    private final List<MeshIntent> intents = new ArrayList<>();
    private final List<SourceResource> resources = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int documents;

    private IntentFiles() {}

    /**
     * Reads all of it, right or wrong.
     *
     * @param name a file, a folder (all such files in it, by name), or {@code -} for standard input
     */
    static IntentFiles read(String name, Terminal terminal) {
        IntentFiles files = new IntentFiles();
        try {
            if (name.equals("-")) {
                String text = new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8);
                files.read(text, "standard input", YAML.matcher(text).find());
            } else {
                for (Path file : paths(Path.of(name))) {
                    files.read(Files.readString(file), file.toString(), isYaml(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** What mesh blocks and mesh files ask for; @throws FindingsException with all that is wrong with any file */
    List<MeshIntent> intents() {
        FindingsException.throwIfErrors(findings);
        return List.copyOf(intents);
    }

    /** What the mesh blocks and mesh files that are free of mistakes ask for. */
    List<MeshIntent> readable() {
        return List.copyOf(intents);
    }

    /** The Kubernetes objects; @throws FindingsException with all that is wrong with any file */
    List<Resource> resources() {
        FindingsException.throwIfErrors(findings);
        return resources.stream().map(SourceResource::resource).toList();
    }

    /** The Kubernetes objects that are free of mistakes, and where each was written. */
    List<SourceResource> sources() {
        return List.copyOf(resources);
    }

    /** What is wrong with the files. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many documents and mesh blocks there are. */
    int documents() {
        return documents;
    }

    private void read(String text, String file, boolean isYaml) {
        if (isYaml) {
            readYaml(text, file);
            return;
        }
        try {
            List<MeshIntent> read = new MeshDslEvaluator().evaluate(text, file);
            intents.addAll(read);
            documents += read.size();
        } catch (FindingsException e) {
            findings.addAll(e.findings());
            documents++;
        }
    }

    private void readYaml(String text, String file) {
        YamlDocuments yaml = YamlDocuments.read(text, file);
        intents.addAll(yaml.intents());
        resources.addAll(yaml.resources());
        findings.addAll(yaml.findings());
        documents += yaml.count();
    }

    private static List<Path> paths(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new UsageException("no such file: " + path);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(file -> file.toString().endsWith(MeshDslEvaluator.EXTENSION) || isYaml(file))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.toString();
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }
}
