package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;

/** The objects of a plan as they are after it, as YAML: for changes that go through Git. */
public final class PlanYaml {

    private PlanYaml() {}

    /** A document for each object that the plan makes or changes, without a line end; one that it removes is a comment. */
    public static List<String> documents(Plan plan) {
        return plan.changes().stream()
                .map(change -> "---\n"
                        + change.result()
                                .map(resource -> YamlText.print(resource.tree()).stripTrailing())
                                .orElse("# removed: " + change.id()))
                .toList();
    }
}
