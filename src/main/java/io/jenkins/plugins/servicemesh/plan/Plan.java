package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.TextDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The exact changes that an intent needs on a snapshot. Empty is a success that writes nothing.
 *
 * @param changes in the order in which they must be written
 * @param findings what is wrong or worth knowing; an error among them stops every write
 * @param expectations what must come true afterwards
 */
public record Plan(List<Change> changes, List<Finding> findings, List<Expectation> expectations) {

    /** Nothing to do. */
    public static final Plan EMPTY = new Plan(List.of(), List.of(), List.of());

    public Plan {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
        expectations = List.copyOf(expectations);
    }

    /** All of these plans, one after the other. */
    public static Plan join(Collection<Plan> plans) {
        return plans.stream().reduce(EMPTY, Plan::then);
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public Plan withFindings(Collection<Finding> more) {
        return new Plan(changes, Finding.join(findings, more), expectations);
    }

    /** Both plans, one after the other. */
    public Plan then(Plan next) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(next.changes);
        List<Expectation> expected = new ArrayList<>(expectations);
        expected.addAll(next.expectations);
        return new Plan(all, Finding.join(findings, next.findings), expected);
    }

    /** A digest of what would be written: equal for equal changes, whatever else moved in the cluster meanwhile. */
    public String fingerprint() {
        StringBuilder text = new StringBuilder();
        changes.forEach(change ->
                text.append(change.id()).append(change.accept(new Canonical())).append('\n'));
        return TextDigest.sha256(text.toString());
    }

    private static final class Canonical implements Change.Visitor<String> {
        @Override
        public String create(Change.Create change) {
            return "create" + CanonicalText.of(change.resource().tree());
        }

        @Override
        public String edit(Change.Edit change) {
            List<Object> edits = new ArrayList<>();
            change.edits().forEach(edit -> edits.add(edit.accept(new EditJson())));
            return "edit" + CanonicalText.of(JsonValue.of(edits));
        }

        @Override
        public String remove(Change.Remove change) {
            return "remove" + change.before().uid().orElse("");
        }
    }

    private static final class EditJson implements TreeEdit.Visitor<Object> {
        @Override
        public Object set(TreeEdit.Set edit) {
            return edit.old()
                    .<Object>map(old -> Map.of("set", List.of(edit.path().toString(), old, edit.value())))
                    .orElseGet(() -> Map.of("add", List.of(edit.path().toString(), edit.value())));
        }

        @Override
        public Object insert(TreeEdit.Insert edit) {
            return Map.of("insert", List.of(edit.path().toString(), edit.value()));
        }

        @Override
        public Object delete(TreeEdit.Delete edit) {
            return Map.of("delete", List.of(edit.path().toString(), edit.old()));
        }
    }
}
