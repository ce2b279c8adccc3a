package io.jenkins.plugins.servicemesh.local.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A shared library as it lies in its folder; it has no versions.
 *
 * @param name what {@code @Library} calls it
 * @param folder holds {@code vars}, {@code src} and {@code resources}, each of which may be missing
 * @param implicit whether every Pipeline has it without asking
 */
public record SharedLibrary(String name, Path folder, boolean implicit) {
    private static final String GROOVY = ".groovy";

    /** The names of its {@code vars}. */
    Set<String> variables() {
        Path vars = folder.resolve("vars");
        if (!Files.isDirectory(vars)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(vars)) {
            Set<String> names = new TreeSet<>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(GROOVY))
                    .forEach(file -> names.add(file.substring(0, file.length() - GROOVY.length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<LibraryFile> variable(String variable) {
        return file("vars/" + variable + GROOVY);
    }

    Optional<LibraryFile> type(String className) {
        return file("src/" + className.replace('.', '/') + GROOVY);
    }

    Optional<LibraryFile> resource(String path) {
        return file("resources/" + path);
    }

    private Optional<LibraryFile> file(String path) {
        Path file = folder.resolve(path).normalize();
        return file.startsWith(folder.normalize()) && Files.isRegularFile(file)
                ? Optional.of(new LibraryFile(name + "/" + path, file))
                : Optional.empty();
    }
}
