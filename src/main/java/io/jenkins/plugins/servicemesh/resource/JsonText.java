package io.jenkins.plugins.servicemesh.resource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON text; a key that stands twice in one object is an error. */
public final class JsonText {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonText() {}

    /**
     * Reads one JSON document.
     *
     * @throws TextFormatException when the text is not exactly one JSON value
     */
    public static JsonValue parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new TextFormatException("the text is empty", 1, 1);
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "more text after the value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads JSON documents that stand one after the other; white space between them is not needed.
     *
     * @throws TextFormatException when the text is anything else
     */
    public static List<JsonValue> parseAll(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            List<JsonValue> documents = new ArrayList<>();
            while (parser.nextToken() != null) {
                documents.add(value(parser));
            }
            return documents;
        } catch (JsonProcessingException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TextFormatException refused(JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        return new TextFormatException(e.getOriginalMessage(), line, column);
    }

    /** Reads one JSON object; @throws TextFormatException when it is anything else. */
    public static JsonObject parseObject(String text) {
        if (parse(text) instanceof JsonObject object) {
            return object;
        }
        throw new TextFormatException("not a JSON object", 1, 1);
    }

    /** The value on one line. */
    public static String print(JsonValue value) {
        return write(value, false);
    }

    /** The value indented by two spaces. */
    public static String pretty(JsonValue value) {
        return write(value, true);
    }

    private static JsonValue value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getDecimalValue());
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new JsonParseException(parser, "unexpected " + parser.currentToken());
        };
    }

    private static JsonObject object(JsonParser parser) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            members.put(key, value(parser));
        }
        return JsonObject.of(members);
    }

    private static JsonArray array(JsonParser parser) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return JsonArray.of(items);
    }

    private static String write(JsonValue value, boolean pretty) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            if (pretty) {
                generator.setPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                        .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n")));
            }
            value.accept(new Writer(generator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private record Writer(JsonGenerator out) implements JsonValue.Visitor<Boolean> {
        private interface Write {
            void run() throws IOException;
        }

        private static Boolean done(Write write) {
            try {
                write.run();
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Boolean object(JsonObject value) {
            return done(() -> {
                out.writeStartObject();
                for (Map.Entry<String, JsonValue> member : value.members().entrySet()) {
                    out.writeFieldName(member.getKey());
                    member.getValue().accept(this);
                }
                out.writeEndObject();
            });
        }

        @Override
        public Boolean array(JsonArray value) {
            return done(() -> {
                out.writeStartArray();
                value.items().forEach(item -> item.accept(this));
                out.writeEndArray();
            });
        }

        @Override
        public Boolean string(JsonString value) {
            return done(() -> out.writeString(value.value()));
        }

        @Override
        public Boolean number(JsonNumber value) {
            return done(() -> out.writeNumber(value.value()));
        }

        @Override
        public Boolean bool(JsonBoolean value) {
            return done(() -> out.writeBoolean(value.value()));
        }

        @Override
        public Boolean nothing() {
            return done(out::writeNull);
        }
    }
}
