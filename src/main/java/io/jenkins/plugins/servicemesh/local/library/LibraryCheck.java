package io.jenkins.plugins.servicemesh.local.library;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.local.groovy.FindingVisitor;
import io.jenkins.plugins.servicemesh.local.groovy.SourceCheck;
import java.util.List;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Loads what {@code @Library} names, before the compiler looks for the classes. The annotation itself is taken away. */
public final class LibraryCheck extends SourceCheck {
    private static final String LIBRARY = "Library";

    private final Libraries libraries;

    /** @param libraries those that the run has */
    public LibraryCheck(Libraries libraries) {
        this.libraries = libraries;
    }

    @Override
    protected List<Finding> check(SourceUnit source, ClassNode type) {
        return new Visitor(source).findings(type);
    }

    private final class Visitor extends FindingVisitor {

        Visitor(SourceUnit source) {
            super(source);
        }

        @Override
        public void visitAnnotations(AnnotatedNode node) {
            for (AnnotationNode annotation : List.copyOf(node.getAnnotations())) {
                if (annotation.getClassNode().getName().equals(LIBRARY)) {
                    names(annotation.getMember("value")).forEach(name -> load(name, annotation));
                    node.getAnnotations().remove(annotation);
                }
            }
        }

        private List<Expression> names(@Nullable Expression value) {
            if (value instanceof ListExpression list) {
                return list.getExpressions();
            }
            return value == null ? List.of(ConstantExpression.NULL) : List.of(value);
        }

        private void load(Expression name, AnnotationNode annotation) {
            if (name instanceof ConstantExpression constant && constant.getValue() instanceof String text) {
                try {
                    libraries.load(text);
                } catch (FindingsException e) {
                    e.findings().forEach(finding -> note(finding, annotation));
                }
            } else {
                note(
                        Finding.error("pipeline/library", "@Library takes names in quotes: @Library('name') _"),
                        annotation);
            }
        }
    }
}
