package io.jenkins.plugins.servicemesh.local.workspace;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files by patterns, as Jenkins has them: separated by commas, in the manner of Ant.
 *
 * @param includes which files; empty for all
 * @param excludes which of them not
 */
record FilePatterns(List<AntPattern> includes, List<AntPattern> excludes) {
    private static final String USUAL_EXCLUDES =
            "**/.git/**,**/.svn/**,**/.gitignore,**/.gitattributes,**/.DS_Store,**/*~";

    static FilePatterns of(String includes, String excludes, boolean usualExcludes) {
        return new FilePatterns(
                patterns(includes), patterns(usualExcludes ? excludes + "," + USUAL_EXCLUDES : excludes));
    }

    private static List<AntPattern> patterns(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(AntPattern::new)
                .toList();
    }

    /** The paths of the files below that folder, with slashes, in order. */
    List<String> find(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(this::matches)
                    .sorted()
                    .toList();
        }
    }

    private boolean matches(String path) {
        return (includes.isEmpty() || includes.stream().anyMatch(pattern -> pattern.matches(path)))
                && excludes.stream().noneMatch(pattern -> pattern.matches(path));
    }
}
