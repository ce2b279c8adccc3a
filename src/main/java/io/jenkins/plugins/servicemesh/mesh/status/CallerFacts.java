package io.jenkins.plugins.servicemesh.mesh.status;

import java.util.List;

/**
 * Who may call a workload.
 *
 * @param rest who may call when no rule says otherwise: {@code everyone}, {@code nobody}, or what it takes to know
 * @param rules in the order in which the mesh asks them
 */
public record CallerFacts(String rest, List<Rule> rules) {

    public CallerFacts {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param action {@code ALLOW}, {@code DENY}, {@code CUSTOM} or {@code AUDIT}; with {@code (dry run)} where it is not in effect
     * @param words whom, to what, when
     * @param source the object that says so
     */
    public record Rule(String action, String words, String source) {}
}
