package io.jenkins.plugins.servicemesh.local.groovy;

import io.jenkins.plugins.servicemesh.check.Finding;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.control.SourceUnit;

/** Finds what the CPS transformation cannot take, which would otherwise be refused without a line. */
public final class SyntaxCheck extends SourceCheck {

    /** @param file how the user knows the source */
    public SyntaxCheck(String file) {
        super(file);
    }

    @Override
    protected List<Finding> check(SourceUnit source, ClassNode type) {
        Visitor visitor = new Visitor(source);
        visitor.visitClass(type);
        return visitor.findings;
    }

    private final class Visitor extends ClassCodeVisitorSupport {
        private final List<Finding> findings = new ArrayList<>();
        private final SourceUnit source;

        Visitor(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
            boolean plain = isConstructor || method.getAnnotations().stream().anyMatch(Visitor::isNonCps);
            if (!plain) {
                checkDefaults(method);
                super.visitConstructorOrMethod(method, isConstructor);
            }
        }

        /** The code that fills in a default value is plain. */
        private void checkDefaults(MethodNode method) {
            for (Parameter parameter : method.getParameters()) {
                if (parameter.getInitialExpression() instanceof MethodCallExpression call && call.isImplicitThis()) {
                    refuse(call, "a default value that calls " + call.getMethodAsString(), "call it in the method");
                }
            }
        }

        private static boolean isNonCps(AnnotationNode annotation) {
            String name = annotation.getClassNode().getName();
            return name.equals("NonCPS") || name.endsWith(".NonCPS");
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            if (call.isSpreadSafe()) {
                refuse(call, "*." + call.getMethodAsString(), "use collect { it." + call.getMethodAsString() + "() }");
            }
            super.visitMethodCallExpression(call);
        }

        @Override
        public void visitSpreadExpression(SpreadExpression expression) {
            refuse(expression, "*list", "pass the values one by one");
        }

        @Override
        public void visitSpreadMapExpression(SpreadMapExpression expression) {
            refuse(expression, "*:map", "add maps with +");
        }

        @Override
        public void visitSynchronizedStatement(SynchronizedStatement statement) {
            refuse(statement, "synchronized", "a Pipeline has one thread only");
        }

        private void refuse(ASTNode node, String what, String advice) {
            findings.add(Finding.error("pipeline/syntax", what + " does not work in Pipeline code")
                    .withSuggestion(advice + ", or move it into a method marked @NonCPS")
                    .at(place(node)));
        }
    }
}
