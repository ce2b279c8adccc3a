package io.jenkins.plugins.servicemesh.local.groovy;

import io.jenkins.plugins.servicemesh.check.Finding;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.SpreadMapExpression;
import org.codehaus.groovy.ast.stmt.SynchronizedStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/** Finds what the CPS transformation cannot take, which would otherwise be refused without a line. */
public final class SyntaxCheck extends SourceCheck {

    @Override
    protected List<Finding> check(SourceUnit source, ClassNode type) {
        return new Visitor(source).findings(type);
    }

    private static final class Visitor extends FindingVisitor {
        private boolean plain;

        Visitor(SourceUnit source) {
            super(source);
        }

        @Override
        public void visitAnnotations(AnnotatedNode node) {
            // a trait is a class with an annotation that the parser adds
            for (AnnotationNode annotation : node.getAnnotations()) {
                if (node instanceof ClassNode
                        && annotation.getClassNode().getName().endsWith("Trait")) {
                    refuse(node, "a trait", "write a class");
                }
            }
        }

        @Override
        protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
            plain = isConstructor || method.getAnnotations().stream().anyMatch(Visitor::isNonCps);
            if (!plain) {
                checkDefaults(method);
            }
            super.visitConstructorOrMethod(method, isConstructor);
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
                refuseOutsidePlainCode(
                        call, "*." + call.getMethodAsString(), "use collect { it." + call.getMethodAsString() + "() }");
            }
            super.visitMethodCallExpression(call);
        }

        @Override
        public void visitPropertyExpression(PropertyExpression property) {
            if (property.isSpreadSafe()) {
                String name = property.getPropertyAsString();
                refuseOutsidePlainCode(property, "*." + name, "use collect { it." + name + " }");
            }
            super.visitPropertyExpression(property);
        }

        @Override
        protected void visitListOfExpressions(@Nullable List<? extends Expression> list) {
            if (list == null) {
                return; // the constants of an enum
            }
            for (Expression expression : list) {
                if (expression instanceof SpreadExpression) {
                    refuseOutsidePlainCode(expression, "*list", "pass the values one by one");
                }
            }
            super.visitListOfExpressions(list);
        }

        /** In Pipeline code such a value is ignored, in plain code the sandbox does not see it. */
        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            Parameter[] parameters = closure.getParameters();
            for (Parameter parameter : parameters == null ? Parameter.EMPTY_ARRAY : parameters) {
                if (parameter.hasInitialExpression()) {
                    refuse(parameter, "a default value of a closure's parameter", "give it in the closure");
                }
            }
            super.visitClosureExpression(closure);
        }

        @Override
        public void visitSpreadMapExpression(SpreadMapExpression expression) {
            refuseOutsidePlainCode(expression, "*:map", "add maps with +");
            super.visitSpreadMapExpression(expression);
        }

        @Override
        public void visitSynchronizedStatement(SynchronizedStatement statement) {
            refuseOutsidePlainCode(statement, "synchronized", "a Pipeline has one thread only");
            super.visitSynchronizedStatement(statement);
        }

        private void refuseOutsidePlainCode(ASTNode node, String what, String advice) {
            boolean written = node.getLineNumber() > 0; // and not added by the parser
            if (!plain && written) {
                refuse(node, what, advice + ", or move it into a method marked @NonCPS");
            }
        }

        private void refuse(ASTNode node, String what, String advice) {
            note(
                    Finding.error("pipeline/syntax", what + " does not work in Pipeline code")
                            .withSuggestion(advice),
                    node);
        }
    }
}
