package io.jenkins.plugins.servicemesh.local.declarative;

import io.jenkins.plugins.servicemesh.local.engine.StepRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** The sections that may stand in a pipeline and in a stage. */
final class CommonSections {
    private static final List<String> CONDITIONS = List.of(
            "always",
            "changed",
            "fixed",
            "regression",
            "aborted",
            "failure",
            "success",
            "unstable",
            "unsuccessful",
            "cleanup");

    private final Mistakes mistakes;
    private final StepsCheck steps;
    private final OptionWords options;
    private final AgentForms agents;

    CommonSections(Mistakes mistakes, StepRegistry registry, StepsCheck steps) {
        this.mistakes = mistakes;
        this.steps = steps;
        this.options = new OptionWords(mistakes, registry, steps);
        this.agents = new AgentForms(mistakes);
    }

    void agent(Word agent, Model model) {
        agents.agent(agent, model);
    }

    void environment(Word environment, Model model) {
        List<Model> variables = new ArrayList<>();
        for (Statement statement : environment.statements()) {
            variable(statement)
                    .ifPresentOrElse(
                            variables::add,
                            () -> mistakes.add(statement, "environment takes lines of the form NAME = value"));
        }
        model.with("environment", Model.list(variables, environment.call()));
    }

    private static Optional<Model> variable(Statement statement) {
        return statement instanceof ExpressionStatement expression
                        && expression.getExpression() instanceof BinaryExpression assignment
                        && assignment.getOperation().getType() == Types.EQUAL
                        && assignment.getLeftExpression() instanceof VariableExpression name
                ? Optional.of(value(new Model().with("name", name.getName()), assignment.getRightExpression()))
                : Optional.empty();
    }

    /** {@code credentials('id')} may give several variables: the id alone is kept. */
    private static Model value(Model variable, Expression value) {
        return value instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && "credentials".equals(call.getMethodAsString())
                        && call.getArguments() instanceof TupleExpression arguments
                        && arguments.getExpressions().size() == 1
                ? variable.with("credentials", Model.later(arguments.getExpression(0)))
                : variable.with("value", Model.later(value));
    }

    void parameters(Word parameters, Model model) {
        List<Expression> definitions = new ArrayList<>();
        for (Statement statement : parameters.statements()) {
            Word.of(statement)
                    .ifPresentOrElse(
                            word -> {
                                steps.check(word);
                                definitions.add(word.call());
                            },
                            () -> mistakes.add(statement, "parameters takes lines like string(name: 'NAME')"));
        }
        model.with("parameters", Model.later(Model.list(definitions)));
    }

    void options(Word section, Model model) {
        options.ofPipeline(section, model);
    }

    void stageOptions(Word section, Model model) {
        options.ofStage(section, model);
    }

    void tools(Word tools, Model model) {
        mistakes.remark(tools.call(), "tools has no effect here: sh finds what is on the path");
    }

    void post(Word post, Model model) {
        Sections sections = new Sections("post", mistakes);
        CONDITIONS.forEach(condition -> sections.section(condition, (word, conditions) -> steps.block(word)
                .ifPresent(block -> conditions.with(condition, block))));
        Model conditions = new Model();
        sections.compile(post.statements(), conditions);
        if (post.statements().isEmpty()) {
            mistakes.add(post.call(), "post needs a condition: " + String.join(", ", CONDITIONS));
        }
        model.with("post", conditions.toExpression(post.call()));
    }
}
