package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;

/** The sections that may stand in a pipeline and in a stage. */
final class CommonSections {
    private static final List<String> AGENTS =
            List.of("any", "none", "label", "node", "docker", "dockerfile", "kubernetes");
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

    CommonSections(Mistakes mistakes, StepsCheck steps) {
        this.mistakes = mistakes;
        this.steps = steps;
        this.options = new OptionWords(mistakes);
    }

    /** Everything runs here; only the form is looked at. */
    void agent(Word agent, Model model) {
        List<String> words = new ArrayList<>();
        agent.arguments().forEach(argument -> words.add(argument.getText()));
        agent.statements()
                .forEach(statement ->
                        words.add(Word.of(statement).map(Word::name).orElse("")));
        if (words.size() != 1 || !AGENTS.contains(words.get(0))) {
            mistakes.unknown(agent.call(), "agent", String.join(" ", words), AGENTS);
        }
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
                ? Optional.of(new Model()
                        .with("name", name.getName())
                        .with("value", Model.later(assignment.getRightExpression())))
                : Optional.empty();
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
        options.compile(section, model);
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
