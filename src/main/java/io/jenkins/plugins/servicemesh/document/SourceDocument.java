package io.jenkins.plugins.servicemesh.document;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.resource.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an object was written.
 *
 * @param file as the user named it
 * @param number which document of the file, from 1
 * @param node the document, where its places are known
 */
public record SourceDocument(String file, int number, Optional<YamlNode> node) {

    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|([^.\\[\\]]+)");

    /** The same finding with file, document, and the line and column of the deepest part of its path that is there. */
    public Finding locate(Finding finding) {
        Position position = node.map(
                        document -> position(document, finding.place().path()))
                .orElse(new Position(finding.place().line(), finding.place().column()));
        Place place =
                finding.place().inFile(file, position.line, position.column).inDocument(number);
        return finding.at(place);
    }

    private record Position(int line, int column) {}

    private static Position position(YamlNode document, String path) {
        YamlNode node = document;
        Position position = new Position(document.line(), document.column());
        for (String step : steps(path)) {
            if (node instanceof YamlNode.Sequence sequence && isIndexOf(sequence, step)) {
                node = sequence.items().get(Integer.parseInt(step));
                position = new Position(node.line(), node.column());
                continue;
            }
            Optional<YamlNode.Entry> entry = entry(node, step);
            if (entry.isEmpty()) {
                return position;
            }
            node = entry.get().node();
            position = new Position(entry.get().line(), entry.get().column());
        }
        return position;
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        while (matcher.find()) {
            steps.add(Optional.ofNullable(matcher.group(1)).orElseGet(matcher::group));
        }
        return steps;
    }

    private static boolean isIndexOf(YamlNode.Sequence sequence, String step) {
        return step.matches("\\d{1,9}")
                && Integer.parseInt(step) < sequence.items().size();
    }

    private static Optional<YamlNode.Entry> entry(YamlNode node, String key) {
        return node instanceof YamlNode.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .findFirst()
                : Optional.empty();
    }
}
