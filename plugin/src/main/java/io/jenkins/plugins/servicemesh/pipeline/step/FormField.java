package io.jenkins.plugins.servicemesh.pipeline.step;

import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One argument in a step's form: a text, a flag, or anything else, which is written there as YAML in one line. */
public final class FormField {

    private final String name;
    private final Class<?> type;

    FormField(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    /** The argument. */
    public String getName() {
        return name;
    }

    /** Whether it is ticked rather than written. */
    public boolean isFlag() {
        return type == boolean.class;
    }

    /** Values that only a Pipeline can have stand in no form. */
    boolean canBeTyped() {
        return type == String.class || isFlag() || type == Object.class;
    }

    /** What the form shows of this step. */
    public String shown(@Nullable MeshStep step) {
        Object value = step == null ? null : step.arguments().get(name);
        if (value == null) {
            return "";
        }
        return value instanceof CharSequence ? value.toString() : JsonText.print(JsonValue.of(value));
    }

    /** Whether the box is ticked; a flag that is not given counts as its default. */
    public boolean ticked(@Nullable MeshStep step) {
        Object given = step == null ? null : step.arguments().get(name);
        return given instanceof Boolean flag ? flag : isTickedByDefault();
    }

    boolean isTickedByDefault() {
        return name.equals("failBuild");
    }

    /** @throws TextFormatException when it is no YAML */
    @Nullable
    Object read(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (type == String.class) {
            return text.strip();
        }
        List<JsonValue> values = YamlText.parseAll(text);
        return values.size() == 1 ? asWrittenInGroovy(values.get(0).toPlain()) : text;
    }

    /** Numbers of the types that a call is written with. */
    private static @Nullable Object asWrittenInGroovy(@Nullable Object plain) {
        if (plain instanceof BigDecimal number) {
            return number.stripTrailingZeros().scale() <= 0 ? (Object) number.intValue() : number.doubleValue();
        }
        if (plain instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, value) -> all.put(key, asWrittenInGroovy(value)));
            return all;
        }
        return plain instanceof List<?> list
                ? list.stream().map(FormField::asWrittenInGroovy).collect(Collectors.toList())
                : plain;
    }
}
