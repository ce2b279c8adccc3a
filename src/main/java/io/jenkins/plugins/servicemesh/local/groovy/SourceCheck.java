package io.jenkins.plugins.servicemesh.local.groovy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Looks at each class right after it was parsed, before any code of a compiler extension could run. */
public abstract class SourceCheck extends CompilationCustomizer {
    /** A check. */
    protected SourceCheck() {
        super(CompilePhase.CONVERSION);
    }

    /** What is wrong with the class. */
    protected abstract List<Finding> check(SourceUnit source, ClassNode type);

    @Override
    public final void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        FindingsException.throwIfErrors(check(source, type));
    }

    /** Where that stands, under the name that the compiler has for the source. */
    protected static Place place(SourceUnit source, ASTNode node) {
        return Place.UNKNOWN.inFile(
                source.getName(), Math.max(node.getLineNumber(), 0), Math.max(node.getColumnNumber(), 0));
    }
}
