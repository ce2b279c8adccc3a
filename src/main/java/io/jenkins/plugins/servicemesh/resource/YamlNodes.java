package io.jenkins.plugins.servicemesh.resource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Reads YAML that is not trusted, with the places of all nodes. Only what JSON has is taken: no anchors, aliases or tags, no
 * key twice, nothing nested deeper than 64 levels. Only JSON's {@code null}, {@code true}, {@code false} and numbers are such
 * ({@code 8080}, {@code 0.5}, {@code 1e3}); {@code yes}, {@code on}, {@code 010} and {@code 0x1F} are texts.
 */
public final class YamlNodes {

    private static final int DEEPEST = 64;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new JsonSchema()).build();

    private YamlNodes() {}

    /**
     * All documents of a stream; empty ones are left out.
     *
     * @throws TextFormatException at the first thing that is not taken
     */
    public static List<YamlNode> parseAll(String text) {
        try {
            int depth = 0;
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                depth += event.getEventId() == Event.ID.MappingStart || event.getEventId() == Event.ID.SequenceStart
                        ? 1
                        : event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd
                                ? -1
                                : 0;
                refuse(event, depth);
            }
            List<YamlNode> documents = new ArrayList<>();
            for (Node document : new Compose(SETTINGS).composeAllFromString(text)) {
                if (!document.getTag().equals(Tag.NULL)) {
                    documents.add(node(document));
                }
            }
            return documents;
        } catch (MarkedYamlEngineException e) {
            throw at(e.getProblemMark(), e.getProblem());
        } catch (YamlEngineException e) {
            throw new TextFormatException(String.valueOf(e.getMessage()), 1, 1);
        }
    }

    private static void refuse(Event event, int depth) {
        if (event instanceof AliasEvent
                || event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw at(event.getStartMark(), "anchors and aliases are not taken: write it out");
        }
        Optional<String> tag = event instanceof ScalarEvent scalar
                ? scalar.getTag()
                : event instanceof CollectionStartEvent collection ? collection.getTag() : Optional.empty();
        if (tag.isPresent()) {
            throw at(event.getStartMark(), "tags are not taken: leave out " + tag.get());
        }
        if (depth > DEEPEST) {
            throw at(event.getStartMark(), "nested deeper than " + DEEPEST + " levels");
        }
    }

    private static YamlNode node(Node node) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items =
                    sequence.getValue().stream().map(YamlNodes::node).toList();
            return new YamlNode.Sequence(items, line(node), column(node));
        }
        return new YamlNode.Scalar(scalar((ScalarNode) node), line(node), column(node));
    }

    private static YamlNode mapping(MappingNode mapping) {
        Set<String> keys = new HashSet<>();
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar)) {
                throw at(key.getStartMark(), "a key has to be a text");
            }
            if (!keys.add(scalar.getValue())) {
                throw at(key.getStartMark(), "the key '" + scalar.getValue() + "' stands twice in one map");
            }
            entries.add(new YamlNode.Entry(scalar.getValue(), node(tuple.getValueNode()), line(key), column(key)));
        }
        return new YamlNode.Mapping(entries, line(mapping), column(mapping));
    }

    private static JsonValue scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return JsonNull.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return JsonBoolean.of(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT)) {
            return JsonValue.of(new BigInteger(text));
        }
        return tag.equals(Tag.FLOAT) && isNumber(text) ? JsonValue.of(new BigDecimal(text)) : new JsonString(text);
    }

    /** YAML has numbers that JSON has not, such as {@code .inf}; an exponent of many digits would cost memory when it is printed. */
    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,30}(\\.[0-9]{0,30})?([eE][-+]?[0-9]{1,2})?");
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int column(Node node) {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }

    private static TextFormatException at(Optional<Mark> mark, String problem) {
        return new TextFormatException(
                problem,
                mark.map(known -> known.getLine() + 1).orElse(1),
                mark.map(known -> known.getColumn() + 1).orElse(1));
    }
}
