package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * A statement of the form {@code name arguments { body }}.
 *
 * @param name the word itself
 * @param arguments without the body
 * @param body the block, where there is one
 * @param call the statement's expression
 */
record Word(String name, List<Expression> arguments, Optional<ClosureExpression> body, MethodCallExpression call) {

    /** The statement as a word; empty if it has another form. */
    static Optional<Word> of(Statement statement) {
        return statement instanceof ExpressionStatement expression
                        && expression.getExpression() instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && call.getMethod() instanceof ConstantExpression
                ? Optional.of(of(call))
                : Optional.empty();
    }

    /** The last of several words on one line, which Groovy takes for calls on each other's results. */
    static Optional<String> secondOnLine(Statement statement) {
        return statement instanceof ExpressionStatement expression
                        && expression.getExpression() instanceof MethodCallExpression call
                        && call.getObjectExpression() instanceof MethodCallExpression
                ? Optional.ofNullable(call.getMethodAsString())
                : Optional.empty();
    }

    private static Word of(MethodCallExpression call) {
        List<Expression> all = call.getArguments() instanceof TupleExpression tuple
                ? tuple.getExpressions()
                : List.of(call.getArguments());
        boolean block = !all.isEmpty() && all.get(all.size() - 1) instanceof ClosureExpression;
        return new Word(
                call.getMethodAsString(),
                List.copyOf(block ? all.subList(0, all.size() - 1) : all),
                block ? Optional.of((ClosureExpression) all.get(all.size() - 1)) : Optional.empty(),
                call);
    }

    /** The statements of the body; none if there is no body. */
    List<Statement> statements() {
        return body.map(Word::statements).orElse(List.of());
    }

    /** The statements of a block. */
    static List<Statement> statements(ClosureExpression block) {
        return block.getCode() instanceof BlockStatement code ? code.getStatements() : List.of(block.getCode());
    }

    /** The only argument, if it is a constant. */
    Optional<Object> constant() {
        return arguments.size() == 1 && arguments.get(0) instanceof ConstantExpression constant
                ? Optional.ofNullable(constant.getValue())
                : Optional.empty();
    }

    /** The named arguments, if that is what there is. */
    Optional<MapExpression> named() {
        return arguments.size() == 1 && arguments.get(0) instanceof MapExpression map
                ? Optional.of(map)
                : Optional.empty();
    }

    /** The arguments as a map; a single plain one gets this name. */
    MapExpression byName(String positional) {
        MapExpression map = named().orElseGet(MapExpression::new);
        if (named().isEmpty() && !arguments.isEmpty()) {
            map.addMapEntryExpression(new ConstantExpression(positional), arguments.get(0));
        }
        return map;
    }
}
