package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.journal.ServerFields;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Objects;

/**
 * Whether two changes do the same to the same object; only where in a list an item stands may differ. What is removed must be
 * what was seen: a rollback makes it again from that.
 */
final class SameEdits {

    private SameEdits() {}

    static boolean test(Change approved, Change fresh) {
        return approved.id().equals(fresh.id())
                && Objects.equals(approved.accept(new Essence()), fresh.accept(new Essence()));
    }

    private static final class Essence implements Change.Visitor<List<Object>> {
        @Override
        public List<Object> create(Change.Create change) {
            return List.of("create", change.resource().tree());
        }

        @Override
        public List<Object> edit(Change.Edit change) {
            return List.of(
                    "edit",
                    change.edits().stream().map(SameEdits::withoutIndexes).toList());
        }

        @Override
        public List<Object> remove(Change.Remove change) {
            Resource unwanted = change.before();
            return List.of(
                    "remove",
                    unwanted.uid().orElse(""),
                    ServerFields.without(unwanted).tree());
        }
    }

    private static TreeEdit withoutIndexes(TreeEdit edit) {
        JsonPointer path = new JsonPointer(edit.path().tokens().stream()
                .map(token -> token.chars().allMatch(Character::isDigit) ? "*" : token)
                .toList());
        return edit.accept(new TreeEdit.Visitor<>() {
            @Override
            public TreeEdit set(TreeEdit.Set set) {
                return new TreeEdit.Set(path, set.old(), set.value());
            }

            @Override
            public TreeEdit insert(TreeEdit.Insert insert) {
                return new TreeEdit.Insert(path, insert.value());
            }

            @Override
            public TreeEdit delete(TreeEdit.Delete delete) {
                return new TreeEdit.Delete(path, delete.old(), delete.item());
            }
        });
    }
}
