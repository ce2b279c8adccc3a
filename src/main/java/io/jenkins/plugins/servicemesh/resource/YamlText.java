package io.jenkins.plugins.servicemesh.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads and writes YAML 1.2 (core schema); a key that stands twice in one mapping is an error, and so are tags and more
 * than fifty aliases. What kubectl would read otherwise ({@code yes}, {@code on}) is text here.
 */
public final class YamlText {

    private static final int LARGEST_DOCUMENT = 3 * 1024 * 1024; // code points; what an API server takes at most

    private YamlText() {}

    /**
     * Reads all documents of a stream; empty ones are left out.
     *
     * @throws TextFormatException at the first that is not YAML
     */
    public static List<JsonValue> parseAll(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(false)
                .setCodePointLimit(LARGEST_DOCUMENT)
                .build();
        List<JsonValue> documents = new ArrayList<>();
        try {
            for (Object document : new Load(settings).loadAllFromString(text)) {
                if (document != null) {
                    documents.add(JsonValue.of(document));
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            throw new TextFormatException(e.getProblem(), line, column);
        } catch (YamlEngineException | IllegalArgumentException e) {
            throw new TextFormatException(String.valueOf(e.getMessage()), 1, 1);
        }
        return documents;
    }

    /** One document, block style, texts quoted where they need it, with a line end. */
    public static String print(JsonValue value) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDefaultScalarStyle(ScalarStyle.PLAIN)
                .setIndent(2)
                .setWidth(120)
                .setSplitLines(false)
                .build();
        return new Dump(settings).dumpToString(value.accept(new Printable()));
    }

    /** The tree with numbers of the types that YAML writes without a tag. */
    private static final class Printable implements JsonValue.Visitor<Object> {
        @Override
        public Object object(JsonObject value) {
            Map<String, Object> plain = new LinkedHashMap<>();
            value.members().forEach((key, member) -> plain.put(key, member.accept(this)));
            return plain;
        }

        @Override
        public Object array(JsonArray value) {
            List<Object> plain =
                    new ArrayList<>(); // a list of its own each: one that stands twice would become an alias
            value.items().forEach(item -> plain.add(item.accept(this)));
            return plain;
        }

        @Override
        public Object string(JsonString value) {
            return value.value();
        }

        @Override
        public Object number(JsonNumber value) {
            return value.isInteger()
                    ? value.value().toBigInteger()
                    : (Object) value.value().doubleValue();
        }

        @Override
        public Object bool(JsonBoolean value) {
            return value.value();
        }

        @Override
        public Object nothing() {
            return Optional.empty();
        }
    }
}
