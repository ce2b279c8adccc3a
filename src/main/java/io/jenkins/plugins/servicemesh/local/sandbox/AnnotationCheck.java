package io.jenkins.plugins.servicemesh.local.sandbox;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.local.groovy.FindingVisitor;
import io.jenkins.plugins.servicemesh.local.groovy.SourceCheck;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.SourceUnit;

/** Refuses all annotations but the few that are harmless: many make the compiler run code of the script. */
public final class AnnotationCheck extends SourceCheck {
    private static final Map<String, String> HARMLESS = Map.of(
            "NonCPS", "com.cloudbees.groovy.cps.NonCPS",
            "Field", "groovy.transform.Field",
            "Override", "java.lang.Override",
            "Deprecated", "java.lang.Deprecated",
            "SuppressWarnings", "java.lang.SuppressWarnings");

    @Override
    protected List<Finding> check(SourceUnit source, ClassNode type) {
        return new Visitor(source).findings(type);
    }

    private static final class Visitor extends FindingVisitor {

        Visitor(SourceUnit source) {
            super(source);
        }

        @Override
        public void visitImports(ModuleNode module) {
            super.visitImports(module);
            module.getImports().forEach(this::visitImport);
        }

        /** An import must not give a harmless name to another class. */
        private void visitImport(ImportNode node) {
            String harmless = HARMLESS.get(node.getAlias());
            if (harmless != null && !harmless.equals(node.getClassName())) {
                refuse(node, "the import of " + node.getClassName() + " as " + node.getAlias());
            }
        }

        @Override
        public void visitClass(ClassNode type) {
            super.visitClass(type);
            if (HARMLESS.containsKey(type.getNameWithoutPackage())) {
                refuse(type, "a class of the name " + type.getNameWithoutPackage());
            }
        }

        @Override
        public void visitAnnotations(AnnotatedNode node) {
            for (AnnotationNode annotation : node.getAnnotations()) {
                String name = annotation.getClassNode().getName();
                // the compiler's own have no line
                if (annotation.getLineNumber() > 0 && !HARMLESS.containsKey(name) && !HARMLESS.containsValue(name)) {
                    refuse(annotation, "the annotation @" + name);
                }
            }
        }

        private void refuse(ASTNode node, String what) {
            note(Finding.error("pipeline/sandbox", "not allowed in the sandbox: " + what), node);
        }
    }
}
