package io.jenkins.plugins.servicemesh.local.sandbox;

import java.util.ArrayList;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.kohsuke.groovy.sandbox.SandboxTransformer;

/**
 * Puts under the sandbox what the CPS transformation leaves alone: the default values of parameters, which are no part of a
 * method's code, and the constants of interfaces.
 */
public final class InitialValues extends CompilationCustomizer {

    /** To be added before the CPS transformation. */
    public InitialValues() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (type.isInterface()) {
            ClassCodeVisitorSupport watcher = new SandboxTransformer().createVisitor(source, type);
            type.getFields().forEach(watcher::visitField);
        }
        for (MethodNode method : new ArrayList<>(type.getMethods())) {
            watch(method.getParameters(), source, type);
        }
        type.getDeclaredConstructors().forEach(constructor -> watch(constructor.getParameters(), source, type));
    }

    private static void watch(Parameter[] parameters, SourceUnit source, ClassNode type) {
        for (Parameter parameter : parameters) {
            if (parameter.hasInitialExpression()) {
                watch(parameter, parameters, source, type);
            }
        }
    }

    /** The transformation takes methods, so the value is lent to one. */
    private static void watch(Parameter parameter, Parameter[] parameters, SourceUnit source, ClassNode type) {
        ReturnStatement value = new ReturnStatement(parameter.getInitialExpression());
        MethodNode holder =
                new MethodNode("value", 0, ClassHelper.OBJECT_TYPE, parameters, ClassNode.EMPTY_ARRAY, value);
        new SandboxTransformer().createVisitor(source, type).visitMethod(holder);
        parameter.setInitialExpression(value.getExpression());
    }
}
