package io.jenkins.plugins.servicemesh.local.groovy;

import io.jenkins.plugins.servicemesh.check.Finding;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.SourceUnit;

/** Walks through a class that was just parsed, and notes what is wrong in it. */
public abstract class FindingVisitor extends ClassCodeVisitorSupport {

    private final List<Finding> findings = new ArrayList<>();
    private final SourceUnit source;

    /** @param source whose class it is */
    protected FindingVisitor(SourceUnit source) {
        this.source = source;
    }

    /** What is wrong with the class. */
    public final List<Finding> findings(ClassNode type) {
        visitClass(type);
        return List.copyOf(findings);
    }

    /** Notes a finding at that node. */
    protected final void note(Finding finding, ASTNode node) {
        findings.add(finding.at(SourceCheck.place(source, node)));
    }

    @Override
    protected final SourceUnit getSourceUnit() {
        return source;
    }
}
