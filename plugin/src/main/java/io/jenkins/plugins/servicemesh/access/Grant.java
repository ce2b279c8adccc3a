package io.jenkins.plugins.servicemesh.access;

import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the jobs of a folder may do in some namespaces of one cluster.
 *
 * @param folder the full name of a folder or job; empty for all jobs
 * @param namespaces names, or patterns with {@code *}
 */
public record Grant(String folder, Set<String> namespaces, Set<Right> rights) {

    public Grant {
        namespaces = Set.copyOf(namespaces);
        rights = Set.copyOf(rights);
    }

    /** Whether it speaks of this job. */
    public boolean isFor(String job) {
        return folder.isEmpty() || job.equals(folder) || job.startsWith(folder + "/");
    }

    /** Whether it speaks of this namespace. */
    public boolean isIn(String namespace) {
        return namespaces.stream().anyMatch(pattern -> matches(pattern, namespace));
    }

    private static boolean matches(String pattern, String namespace) {
        String expression =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return namespace.matches(expression);
    }
}
