package io.jenkins.plugins.servicemesh.dsl.data;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.grammar.PlainValue;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.YamlNode;

/** Nodes of a YAML document as data. */
public final class YamlData {

    private YamlData() {}

    /** @param document names the file and the document; lines and columns are the node's */
    public static DataNode of(YamlNode node, Place document) {
        Place where = at(node.line(), node.column(), document);
        if (node instanceof YamlNode.Mapping mapping) {
            return new DataNode.Fields(
                    mapping.entries().stream()
                            .map(entry -> field(entry, document))
                            .toList(),
                    where);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return new DataNode.Items(
                    sequence.items().stream().map(item -> of(item, document)).toList(), where);
        }
        return new DataNode.Scalar(plain(node), where);
    }

    private static DataNode.Field field(YamlNode.Entry entry, Place document) {
        return new DataNode.Field(entry.key(), of(entry.node(), document), at(entry.line(), entry.column(), document));
    }

    /** A whole number of JSON is one here, too. */
    private static Object plain(YamlNode node) {
        return node.value() instanceof JsonNumber number && number.isInteger()
                ? number.value().toBigIntegerExact()
                : PlainValue.of(node.value().toPlain());
    }

    private static Place at(int line, int column, Place document) {
        return document.inFile(document.file(), line, column);
    }
}
