package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The least edits that turn one tree into another; items of lists are matched by {@link ItemIdentity}. */
public final class TreeDiff {

    private final List<TreeEdit> edits = new ArrayList<>();

    private TreeDiff() {}

    /** The edits that turn {@code before} into {@code after}, to be applied in order; empty when they are equal. */
    public static List<TreeEdit> between(JsonObject before, JsonObject after) {
        TreeDiff diff = new TreeDiff();
        diff.objects(JsonPointer.ROOT, before, after);
        return List.copyOf(diff.edits);
    }

    private void objects(JsonPointer at, JsonObject before, JsonObject after) {
        before.members().forEach((key, old) -> {
            if (!after.has(key)) {
                edits.add(new TreeEdit.Delete(at.child(key), old, false));
            }
        });
        after.members().forEach((key, value) -> member(at.child(key), before.get(key), value));
    }

    private void member(JsonPointer at, Optional<JsonValue> old, JsonValue value) {
        if (old.isPresent()) {
            values(at, old.get(), value);
        } else {
            edits.add(new TreeEdit.Set(at, old, value));
        }
    }

    private void values(JsonPointer at, JsonValue before, JsonValue after) {
        if (before.equals(after)) {
            return;
        }
        if (before instanceof JsonObject old && after instanceof JsonObject now) {
            objects(at, old, now);
        } else if (before instanceof JsonArray old && after instanceof JsonArray now) {
            lists(at, old, now);
        } else {
            edits.add(new TreeEdit.Set(at, Optional.of(before), after));
        }
    }

    /** Items that cannot be told apart cannot be found again: then the list is one value. */
    private void lists(JsonPointer at, JsonArray before, JsonArray after) {
        if (ListAlignment.isAmbiguous(before) || ListAlignment.isAmbiguous(after)) {
            edits.add(new TreeEdit.Set(at, Optional.of(before), after));
        } else {
            arrays(at, before, after);
        }
    }

    /** The part of the lists that is done is final, so the index in {@code after} is the index to edit at. */
    private void arrays(JsonPointer at, JsonArray before, JsonArray after) {
        int done = 0;
        int from = 0;
        for (ListAlignment.Pair pair : ListAlignment.of(before, after)) {
            from = gap(at, before, from, pair.before(), after, done, pair.after());
            values(at.child(pair.after()), before.get(pair.before()), after.get(pair.after()));
            done = pair.after() + 1;
            from++;
        }
        gap(at, before, from, before.size(), after, done, after.size());
    }

    /** Items without a partner: pairwise edited where as many go as come, else taken out and put in. */
    private int gap(JsonPointer at, JsonArray before, int from, int to, JsonArray after, int start, int end) {
        if (to - from == end - start) {
            for (int i = 0; i < to - from; i++) {
                values(at.child(start + i), before.get(from + i), after.get(start + i));
            }
            return to;
        }
        for (int i = from; i < to; i++) {
            edits.add(new TreeEdit.Delete(at.child(start), before.get(i), true));
        }
        for (int j = start; j < end; j++) {
            edits.add(new TreeEdit.Insert(at.child(j), after.get(j)));
        }
        return to;
    }
}
