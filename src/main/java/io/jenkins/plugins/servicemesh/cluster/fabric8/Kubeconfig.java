package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kubeconfig files, read together as kubectl does: the first one that names something wins. They are read as trees, since
 * fabric8's own reader takes half a second to start.
 *
 * @param files where they were read from; empty when they were given as text
 */
record Kubeconfig(
        List<Path> files,
        Optional<String> currentContext,
        Map<String, KubeconfigEntry> contexts,
        Map<String, KubeconfigEntry> clusters,
        Map<String, KubeconfigEntry> users) {

    /** @throws InvalidValueException when a file cannot be read or is not YAML */
    static Kubeconfig read(List<Path> files) {
        List<KubeconfigEntry> documents = new ArrayList<>();
        for (Path file : files) {
            documents.add(new KubeconfigEntry(parse(file.toString(), text(file)), Optional.of(file)));
        }
        return merged(List.copyOf(files), documents);
    }

    /** @throws InvalidValueException when the text is not YAML */
    static Kubeconfig of(String text) {
        return merged(List.of(), List.of(new KubeconfigEntry(parse("the given text", text), Optional.empty())));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidValueException("kubeconfig", file, "a file that can be read");
        }
    }

    private static JsonObject parse(String origin, String text) {
        try {
            List<JsonValue> documents = YamlText.parseAll(text);
            if (documents.size() == 1 && documents.get(0) instanceof JsonObject document) {
                return document;
            }
        } catch (TextFormatException e) { // its words may quote the text, which holds secrets
            throw new InvalidValueException("kubeconfig", origin + ":" + e.line() + ":" + e.column(), "YAML");
        }
        throw new InvalidValueException("kubeconfig", origin, "one YAML document");
    }

    private static Kubeconfig merged(List<Path> files, List<KubeconfigEntry> documents) {
        return new Kubeconfig(
                files,
                documents.stream()
                        .flatMap(document -> document.text("current-context").stream())
                        .filter(name -> !name.isEmpty())
                        .findFirst(),
                named(documents, "contexts", "context"),
                named(documents, "clusters", "cluster"),
                named(documents, "users", "user"));
    }

    private static Map<String, KubeconfigEntry> named(List<KubeconfigEntry> documents, String list, String content) {
        Map<String, KubeconfigEntry> entries = new LinkedHashMap<>();
        for (KubeconfigEntry document : documents) {
            for (JsonObject entry : document.tree().array(list).objects()) {
                entries.putIfAbsent(
                        entry.text("name").orElse(""), new KubeconfigEntry(entry.object(content), document.file()));
            }
        }
        return entries;
    }

    /**
     * The context of that name, or the current one.
     *
     * @throws InvalidValueException when there is none, or when it names a cluster or user that is not there; lists those that are
     */
    KubeconfigContext context(Optional<String> wanted) {
        String name = wanted.or(this::currentContext).orElse("");
        KubeconfigEntry context = find("kubeconfig context", contexts, name);
        KubeconfigEntry cluster = find("cluster of kubeconfig context '" + name + "'", clusters, context, "cluster");
        KubeconfigEntry user = find("user of kubeconfig context '" + name + "'", users, context, "user");
        return new KubeconfigContext(name, files, cluster, user);
    }

    private static KubeconfigEntry find(
            String what, Map<String, KubeconfigEntry> among, KubeconfigEntry context, String key) {
        return find(what, among, context.text(key).orElse(""));
    }

    private static KubeconfigEntry find(String what, Map<String, KubeconfigEntry> among, String name) {
        KubeconfigEntry found = among.get(name);
        if (found == null) {
            throw new InvalidValueException(what, name, among.keySet());
        }
        return found;
    }

    /** The names only: users hold secrets. */
    @Override
    public String toString() {
        return "kubeconfig with contexts " + contexts.keySet();
    }
}
