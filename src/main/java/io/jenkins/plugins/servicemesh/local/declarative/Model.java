package io.jenkins.plugins.servicemesh.local.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/** A part of the tree that the Pipeline is compiled to: names and expressions, in order. */
final class Model {
    private final Map<String, Expression> entries = new LinkedHashMap<>();

    Model with(String name, Expression value) {
        entries.put(name, value);
        return this;
    }

    Model with(String name, Object constant) {
        return with(name, new ConstantExpression(constant));
    }

    /** The text that stands under that name, if it is a constant. */
    Optional<String> constant(String name) {
        return entries.get(name) instanceof ConstantExpression constant
                ? Optional.ofNullable(constant.getValue()).map(Object::toString)
                : Optional.empty();
    }

    Expression toExpression(ASTNode place) {
        List<MapEntryExpression> all = new ArrayList<>();
        entries.forEach((name, value) -> all.add(new MapEntryExpression(new ConstantExpression(name), value)));
        MapExpression map = new MapExpression(all);
        map.setSourcePosition(place);
        return map;
    }

    /** A list of models. */
    static Expression list(List<Model> models, ASTNode place) {
        return list(models.stream().map(model -> model.toExpression(place)).toList());
    }

    /** A list of expressions. */
    static Expression list(Iterable<? extends Expression> items) {
        ListExpression list = new ListExpression();
        items.forEach(list::addExpression);
        return list;
    }

    /** A block that evaluates the expression when it is run. */
    static Expression later(Expression value) {
        List<Statement> code = new ArrayList<>();
        code.add(new ExpressionStatement(value));
        ClosureExpression closure = new ClosureExpression(Parameter.EMPTY_ARRAY, new BlockStatement(code, null));
        closure.setSourcePosition(value);
        return closure;
    }
}
