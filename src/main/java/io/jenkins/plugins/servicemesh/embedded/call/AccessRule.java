package io.jenkins.plugins.servicemesh.embedded.call;

/**
 * What is not allowed. A star stands for everything; the empty group is the core group.
 *
 * @param verb for example {@code patch}
 * @param resource the plural, with a part if one is meant: {@code virtualservices/status}
 * @param namespace empty for requests across all namespaces
 */
public record AccessRule(String verb, String group, String resource, String namespace) {

    boolean covers(AccessRule asked) {
        return covers(verb, asked.verb)
                && covers(group, asked.group)
                && covers(resource, asked.resource)
                && covers(namespace, asked.namespace);
    }

    private static boolean covers(String pattern, String value) {
        return pattern.equals("*") || pattern.equals(value);
    }
}
