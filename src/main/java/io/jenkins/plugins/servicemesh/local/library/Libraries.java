package io.jenkins.plugins.servicemesh.local.library;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The shared libraries that a run may ask for, and those that it has asked for. */
public final class Libraries {
    private final Map<String, SharedLibrary> known = new LinkedHashMap<>();
    private final Map<String, SharedLibrary> loaded = new LinkedHashMap<>();

    /** @param known those that there are; the implicit ones are loaded at once */
    public Libraries(Collection<SharedLibrary> known) {
        known.forEach(library -> this.known.put(library.name(), library));
        known.stream().filter(SharedLibrary::implicit).forEach(library -> loaded.put(library.name(), library));
    }

    /**
     * Makes the words and classes of a library available.
     *
     * @param identifier its name; a version after {@code @} is not looked at
     * @throws FindingsException when no library of that name was given
     */
    public void load(String identifier) {
        String name = identifier.replaceFirst("@.*$", "");
        SharedLibrary library = known.get(name);
        if (library == null) {
            throw new FindingsException(unknown(name));
        }
        loaded.put(name, library);
    }

    private Finding unknown(String name) {
        Finding finding = Finding.notAllowed("pipeline/library", "shared library", name, known.keySet());
        return finding.suggestion().isPresent()
                ? finding
                : finding.withSuggestion("say in which folder it lies: --library " + name + "=FOLDER");
    }

    /** The script behind a word of a loaded library; the library that was loaded first wins. */
    public Optional<LibraryFile> variable(String name) {
        return find(library -> library.variable(name));
    }

    /** The source of a class of a loaded library. */
    public Optional<LibraryFile> type(String className) {
        return find(library -> library.type(className));
    }

    /** A text of a loaded library. */
    Optional<LibraryFile> resource(String path) {
        return find(library -> library.resource(path));
    }

    private Optional<LibraryFile> find(Function<SharedLibrary, Optional<LibraryFile>> part) {
        return loaded.values().stream().map(part).flatMap(Optional::stream).findFirst();
    }

    /** The words of all libraries, loaded or not. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        known.values().forEach(library -> words.addAll(library.variables()));
        return words;
    }

    /** The name of a library that has this word, but that the run has not loaded. */
    public Optional<String> notLoadedWith(String word) {
        return known.values().stream()
                .filter(library -> !loaded.containsKey(library.name()))
                .filter(library -> library.variable(word).isPresent())
                .map(SharedLibrary::name)
                .findFirst();
    }
}
