package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** The forms of {@code agent}. Everything runs on this machine; only the form is looked at. */
final class AgentForms {
    private static final Set<String> WORDS = Set.of("any", "none");
    private static final List<String> NODE = List.of("label", "customWorkspace");
    private static final List<String> CONTAINER = List.of(
            "alwaysPull",
            "args",
            "customWorkspace",
            "image",
            "label",
            "registryCredentialsId",
            "registryUrl",
            "reuseNode",
            "additionalBuildArgs",
            "dir",
            "filename");
    private static final Map<String, List<String>> KINDS = Map.of(
            "label", List.of(),
            "node", NODE,
            "docker", CONTAINER,
            "dockerfile", CONTAINER,
            "kubernetes", List.of());
    private static final List<String> ALL =
            List.of("any", "none", "label", "node", "docker", "dockerfile", "kubernetes");

    private final Mistakes mistakes;

    AgentForms(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void agent(Word agent, Model model) {
        Optional<String> word = word(agent);
        if (word.isPresent()) {
            if (!WORDS.contains(word.get())) {
                mistakes.unknown(agent.call(), "agent", word.get(), ALL);
            }
            model.with("agent", word.get());
        } else {
            block(agent);
        }
    }

    private static Optional<String> word(Word agent) {
        return agent.arguments().size() == 1
                ? Optional.of(text(agent.arguments().get(0)))
                : Optional.empty();
    }

    private static String text(Expression argument) {
        return argument instanceof VariableExpression variable ? variable.getName() : argument.getText();
    }

    private void block(Word agent) {
        List<Statement> statements = agent.statements();
        Optional<Word> kind = statements.size() == 1 ? Word.of(statements.get(0)) : Optional.empty();
        if (kind.isEmpty()) {
            mistakes.add(
                    agent.call(),
                    "agent takes one of any, none or a block with one of "
                            + String.join(", ", ALL.subList(2, ALL.size())));
        } else if (!KINDS.containsKey(kind.get().name())) {
            mistakes.unknown(kind.get().call(), "agent", kind.get().name(), ALL);
        } else {
            checkSettings(kind.get());
            mistakes.remark(
                    agent.call(), "agent " + kind.get().name() + " has no effect here: all runs on this machine");
        }
    }

    private void checkSettings(Word kind) {
        List<String> allowed = KINDS.getOrDefault(kind.name(), List.of());
        for (Statement statement : allowed.isEmpty() ? List.<Statement>of() : kind.statements()) {
            Word.of(statement)
                    .filter(setting -> !allowed.contains(setting.name()))
                    .ifPresent(setting -> mistakes.unknown(
                            setting.call(), "setting of agent " + kind.name(), setting.name(), allowed));
        }
    }
}
