package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;
import java.util.Optional;

/** The objects of a plan as they are after it, as YAML: for changes that go through Git. */
public final class PlanYaml {

    private PlanYaml() {}

    /** A document for each object that the plan makes or changes, without a line end; one that it removes is a comment. */
    public static List<String> documents(Plan plan) {
        return plan.changes().stream()
                .map(change -> "---\n"
                        + after(change)
                                .map(resource -> YamlText.print(resource.tree()).stripTrailing())
                                .orElse("# removed: " + change.id()))
                .toList();
    }

    /** The object after the change; empty when it is removed. */
    public static Optional<Resource> after(Change change) {
        return change.accept(new Change.Visitor<>() {
            @Override
            public Optional<Resource> create(Change.Create create) {
                return Optional.of(create.resource());
            }

            @Override
            public Optional<Resource> edit(Change.Edit edit) {
                return Optional.of(edit.after());
            }

            @Override
            public Optional<Resource> remove(Change.Remove remove) {
                return Optional.empty();
            }
        });
    }
}
