package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The edits of one object as lines: {@code spec.http['default'].route['v2'].weight: 5 -> 10}. */
final class EditText {

    private EditText() {}

    static List<String> lines(Change.Edit change) {
        List<String> lines = new ArrayList<>();
        JsonObject tree = change.before().tree();
        for (TreeEdit edit : change.edits()) {
            lines.add(line(tree, edit));
            tree = TreeEditor.apply(tree, List.of(edit));
        }
        return lines;
    }

    private static String line(JsonObject tree, TreeEdit edit) {
        String place = place(tree, edit.path());
        return edit.accept(new TreeEdit.Visitor<>() {
            @Override
            public String set(TreeEdit.Set set) {
                return place + ": " + set.old().map(EditText::text).orElse("(none)") + " -> " + text(set.value());
            }

            @Override
            public String insert(TreeEdit.Insert insert) {
                return place + ": (new) " + text(insert.value());
            }

            @Override
            public String delete(TreeEdit.Delete delete) {
                return place + ": " + text(delete.old()) + " -> (none)";
            }
        });
    }

    private static String text(JsonValue value) {
        return value.toString();
    }

    /** Items of lists by name where they have one. */
    private static String place(JsonObject tree, JsonPointer path) {
        StringBuilder text = new StringBuilder();
        JsonPointer at = JsonPointer.ROOT;
        for (String token : path.tokens()) {
            boolean item = at.in(tree).orElse(JsonObject.EMPTY) instanceof JsonArray;
            at = at.child(token);
            text.append(item ? "[" + name(at.in(tree)).orElse(token) + "]" : member(text, token));
        }
        return text.toString();
    }

    private static String member(StringBuilder before, String key) {
        boolean plain = key.indexOf('.') < 0 && key.indexOf('/') < 0;
        return plain ? (before.isEmpty() ? key : "." + key) : "['" + key + "']";
    }

    private static Optional<String> name(Optional<JsonValue> item) {
        return item.filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .flatMap(object -> object.text("name")
                        .or(() -> object.object("destination").text("subset")))
                .map(name -> "'" + name + "'");
    }
}
