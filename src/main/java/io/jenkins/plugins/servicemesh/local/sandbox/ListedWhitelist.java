package io.jenkins.plugins.servicemesh.local.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What ordinary Pipelines use, from a list: a line has a type and its members, {@code *} for all; the type {@code groovy}
 * stands for the methods that Groovy adds to other types.
 */
final class ListedWhitelist implements SandboxWhitelist {
    private static final String ADDED_BY_GROOVY = "groovy";
    private final Map<String, Set<String>> members = new HashMap<>();

    private ListedWhitelist(String text) {
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    /** The list that comes with the runner. */
    static ListedWhitelist standard() {
        try (InputStream list = ListedWhitelist.class.getResourceAsStream("whitelist.txt")) {
            if (list == null) {
                throw new IllegalStateException("whitelist.txt is missing");
            }
            return new ListedWhitelist(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        List<String> words = List.of(line.split(" "));
        members.computeIfAbsent(words.get(0), type -> new HashSet<>()).addAll(words.subList(1, words.size()));
    }

    @Override
    public boolean permits(Class<?> type, String member) {
        Set<String> names = members.getOrDefault(type.getName(), Set.of());
        return names.contains(member)
                || names.contains("*")
                        && !member.equals(CONSTRUCTOR)
                        && PublicMembers.of(type).contains(member);
    }

    /** Whether a method that Groovy adds to other types may be used. */
    boolean permitsAdded(String method) {
        return members.getOrDefault(ADDED_BY_GROOVY, Set.of()).contains(method);
    }
}
