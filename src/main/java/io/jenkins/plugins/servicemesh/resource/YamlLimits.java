package io.jenkins.plugins.servicemesh.resource;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/** What a YAML text may cost: by nesting and by aliases, a small text can stand for more than fits into memory. */
final class YamlLimits {

    private static final int DEEPEST = 500;
    private static final int LARGEST = 1_000_000;

    private int values;

    private YamlLimits() {}

    /**
     * Looks at a text before its documents are built, for building goes as deep as they do.
     *
     * @throws TextFormatException when it is nested deeper than 500 levels
     */
    static void refuseDeep(String text, LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += step(event.getEventId());
            if (depth > DEEPEST) {
                int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
                int column =
                        event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
                throw new TextFormatException("nested deeper than " + DEEPEST + " levels", line, column);
            }
        }
    }

    /**
     * Looks at a document in which aliases are still shared.
     *
     * @throws TextFormatException when it holds itself, or more than a million values with all aliases written out
     */
    static void refuseLarge(@Nullable Object document) {
        new YamlLimits().count(document, 0);
    }

    private void count(@Nullable Object value, int depth) {
        if (++values > LARGEST) {
            throw new TextFormatException("more than " + LARGEST + " values with all aliases written out", 1, 1);
        }
        if (depth > DEEPEST) {
            throw new TextFormatException(
                    "nested deeper than " + DEEPEST + " levels with all aliases written out", 1, 1);
        }
        Collection<?> inside =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> items ? items : null;
        if (inside != null) {
            inside.forEach(each -> count(each, depth + 1));
        }
    }

    private static int step(Event.ID event) {
        return switch (event) {
            case MappingStart, SequenceStart -> 1;
            case MappingEnd, SequenceEnd -> -1;
            default -> 0;
        };
    }
}
