package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.codehaus.groovy.ast.ASTNode;

/** All that is wrong with a Declarative Pipeline, and what in it means nothing here. */
final class Mistakes {
    private static final String RULE = "pipeline/declarative";

    private final Function<ASTNode, Place> places;
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Mistakes(Function<ASTNode, Place> places) {
        this.places = places;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What is to be said before the Pipeline runs. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    void remark(ASTNode node, String text) {
        remarks.add("line " + node.getLineNumber() + ": " + text);
    }

    void add(ASTNode node, String message) {
        add(node, Finding.error(RULE, message));
    }

    void add(ASTNode node, Finding finding) {
        findings.add(finding.at(places.apply(node)));
    }

    void unknown(ASTNode node, String what, String word, Collection<String> allowed) {
        add(node, Finding.notAllowed(RULE, what, word, allowed));
    }
}
