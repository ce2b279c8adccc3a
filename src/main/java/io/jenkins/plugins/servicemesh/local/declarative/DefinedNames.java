package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** The names that a script defines anywhere: methods, variables, anything that is assigned. */
final class DefinedNames {

    private DefinedNames() {}

    static Set<String> of(ModuleNode module) {
        Set<String> names = new HashSet<>();
        for (MethodNode method : module.getMethods()) {
            names.add(method.getName());
        }
        module.getStatementBlock().visit(new CodeVisitorSupport() {
            @Override
            public void visitBinaryExpression(BinaryExpression expression) {
                if (expression.getLeftExpression() instanceof VariableExpression variable) {
                    names.add(variable.getName());
                }
                super.visitBinaryExpression(expression);
            }

            @Override
            public void visitDeclarationExpression(DeclarationExpression expression) {
                visitBinaryExpression(expression);
            }
        });
        return names;
    }
}
