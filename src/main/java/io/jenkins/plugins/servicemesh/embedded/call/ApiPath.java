package io.jenkins.plugins.servicemesh.embedded.call;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a URL path of the API addresses; absent parts are empty.
 *
 * @param part of the object, for example {@code status}; the parts of a proxied address joined by slashes
 */
public record ApiPath(String group, String version, String namespace, String plural, String name, String part) {

    private static final Set<String> NAMESPACE_PARTS = Set.of("status", "finalize");

    /** Reads a path; empty when it addresses no kind. */
    public static Optional<ApiPath> parse(String path) {
        List<String> tokens = new ArrayList<>(Arrays.asList(path.substring(1).split("/")));
        if (tokens.size() >= 3 && tokens.get(0).equals("api")) {
            return Optional.of(in("", tokens.get(1), tokens.subList(2, tokens.size())));
        }
        if (tokens.size() >= 4 && tokens.get(0).equals("apis")) {
            return Optional.of(in(tokens.get(1), tokens.get(2), tokens.subList(3, tokens.size())));
        }
        return Optional.empty();
    }

    private static ApiPath in(String group, String version, List<String> tokens) {
        boolean inNamespace = tokens.size() >= 3
                && tokens.get(0).equals("namespaces")
                && !(group.isEmpty() && tokens.size() == 3 && NAMESPACE_PARTS.contains(tokens.get(2)));
        String namespace = inNamespace ? tokens.get(1) : "";
        List<String> rest = inNamespace ? tokens.subList(2, tokens.size()) : tokens;
        String name = rest.size() > 1 ? rest.get(1) : "";
        String part = rest.size() > 2 ? String.join("/", rest.subList(2, rest.size())) : "";
        return new ApiPath(group, version, namespace, rest.get(0), name, part);
    }

    public boolean hasName() {
        return !name.isEmpty();
    }

    public boolean hasPart() {
        return !part.isEmpty();
    }
}
