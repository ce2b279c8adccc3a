package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.schema.SchemaCatalog;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Holds every planned object against its kind's schema. What was wrong with an object before we came is not our finding. */
final class PlannedObjectCheck implements Change.Visitor<List<Finding>> {

    static List<Finding> check(Plan plan) {
        PlannedObjectCheck check = new PlannedObjectCheck();
        return plan.changes().stream()
                .flatMap(change -> change.accept(check).stream())
                .toList();
    }

    private PlannedObjectCheck() {}

    @Override
    public List<Finding> create(Change.Create change) {
        return findings(change.resource());
    }

    @Override
    public List<Finding> edit(Change.Edit change) {
        Set<Finding> before = new HashSet<>(findings(change.before()));
        return findings(change.after()).stream()
                .filter(finding -> !before.contains(finding))
                .toList();
    }

    @Override
    public List<Finding> remove(Change.Remove change) {
        return List.of();
    }

    private static List<Finding> findings(Resource resource) {
        return SchemaCatalog.bundled()
                .find(resource.type())
                .map(definition -> definition.check(resource))
                .orElse(List.of());
    }
}
