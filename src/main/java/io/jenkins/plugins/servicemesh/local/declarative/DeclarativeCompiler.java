package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import io.jenkins.plugins.servicemesh.local.groovy.GlobalGroovy;
import io.jenkins.plugins.servicemesh.local.groovy.SourceCheck;
import io.jenkins.plugins.servicemesh.local.library.Libraries;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;

/** Checks a script's {@code pipeline { ... }} and gives the call its model instead of the block. */
public final class DeclarativeCompiler extends SourceCheck {
    private static final String PIPELINE = "pipeline";

    private final StepRegistry steps;
    private final Libraries libraries;

    /**
     * @param steps the steps that the Pipeline may call
     * @param libraries those that the Pipeline may ask for
     */
    public DeclarativeCompiler(StepRegistry steps, Libraries libraries) {
        this.libraries = libraries;
        this.steps = steps;
    }

    /** The global that runs what this compiler makes. */
    public static GlobalGroovy runtime() {
        URL source = Objects.requireNonNull(DeclarativeCompiler.class.getResource("DeclarativePipeline.groovy"));
        return GlobalGroovy.of(PIPELINE, source);
    }

    @Override
    protected List<Finding> check(SourceUnit source, ClassNode type) {
        List<Finding> findings = new ArrayList<>();
        if (type.isScript()) {
            for (Statement statement : statements(source.getAST())) {
                pipeline(statement).ifPresent(word -> findings.addAll(compile(word, source)));
            }
        }
        return findings;
    }

    /** Those of the script itself, and those of its methods: a library may hold a Pipeline in a word. */
    private static List<Statement> statements(ModuleNode module) {
        List<Statement> statements = new ArrayList<>(module.getStatementBlock().getStatements());
        for (MethodNode method : module.getMethods()) {
            if (method.getCode() instanceof BlockStatement code) {
                statements.addAll(code.getStatements());
            }
        }
        return statements;
    }

    private static Optional<Word> pipeline(Statement statement) {
        return Word.of(statement).filter(word -> word.name().equals(PIPELINE)).filter(word -> word.body()
                .isPresent());
    }

    private List<Finding> compile(Word pipeline, SourceUnit source) {
        Mistakes mistakes = new Mistakes(node -> place(source, node));
        StepsCheck stepsCheck = new StepsCheck(steps, DefinedNames.of(source.getAST()), mistakes);
        Model model = new PipelineSections(mistakes, steps, stepsCheck, libraries).compile(pipeline);
        pipeline.call().setArguments(new ArgumentListExpression(model.toExpression(pipeline.call())));
        return mistakes.findings();
    }
}
