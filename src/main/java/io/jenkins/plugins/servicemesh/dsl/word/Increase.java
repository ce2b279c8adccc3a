package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentType;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** How much more something may be: {@code '20%'}, or the same as a number. It can be more than a hundred. */
final class Increase implements ArgumentType<BigDecimal> {

    static final Increase TYPE = new Increase();

    private static final String TEXT = "\\d{1,6}(\\.\\d{1,4})?%";

    private Increase() {}

    @Override
    public BigDecimal read(String what, Object value) {
        if (value instanceof String text && text.matches(TEXT)) {
            return new BigDecimal(text.substring(0, text.length() - 1));
        }
        if (value instanceof Number number && number.toString().matches("\\d{1,6}(\\.\\d{1,4})?")) {
            return new BigDecimal(number.toString());
        }
        throw new InvalidValueException(what, value, phrase());
    }

    @Override
    public JsonObject schema() {
        JsonObject number = JsonObject.of("type", "number").with("minimum", 0);
        JsonObject text = JsonObject.of("type", "string").with("pattern", "^" + TEXT + "$");
        return JsonObject.of("anyOf", List.of(number, text));
    }

    @Override
    public String phrase() {
        return "how much more in percent, '20%' or 20";
    }
}
