package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** The documented JSON form of a plan, version 1. */
public final class PlanJson {

    private static final int VERSION = 1;

    private PlanJson() {}

    /** {@code {"version", "changes": [...], "findings": [...], "fingerprint"}}. */
    public static JsonObject of(Plan plan) {
        return JsonObject.EMPTY
                .with("version", VERSION)
                .with("changes", plan.changes().stream().map(PlanJson::change).toList())
                .with("findings", plan.findings().stream().map(Finding::toJson).toList())
                .with("fingerprint", plan.fingerprint());
    }

    private static JsonObject change(Change change) {
        return change.accept(new Change.Visitor<>() {
            @Override
            public JsonObject create(Change.Create create) {
                return heading("create", create)
                        .with("object", create.resource().tree());
            }

            @Override
            public JsonObject edit(Change.Edit edit) {
                List<JsonObject> edits =
                        edit.edits().stream().map(PlanJson::edit).toList();
                return heading("edit", edit).with("edits", edits);
            }

            @Override
            public JsonObject remove(Change.Remove remove) {
                return heading("remove", remove);
            }
        });
    }

    private static JsonObject heading(String operation, Change change) {
        return JsonObject.of("operation", operation)
                .with("kind", change.id().type().kind())
                .with("namespace", change.id().namespace())
                .with("name", change.id().name())
                .with("reasons", change.reasons());
    }

    private static JsonObject edit(TreeEdit edit) {
        JsonObject json = JsonObject.of("path", edit.path().toDotted());
        return edit.accept(new TreeEdit.Visitor<>() {
            @Override
            public JsonObject set(TreeEdit.Set set) {
                return set.old()
                        .map(old -> json.with("before", old))
                        .orElse(json)
                        .with("after", set.value());
            }

            @Override
            public JsonObject insert(TreeEdit.Insert insert) {
                return json.with("after", insert.value());
            }

            @Override
            public JsonObject delete(TreeEdit.Delete delete) {
                return json.with("before", delete.old());
            }
        });
    }
}
