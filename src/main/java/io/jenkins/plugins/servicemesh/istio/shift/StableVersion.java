package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.planner.service.ServiceDestinationRules;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the version that has the requests now from the routes, where nobody says which one it is. */
record StableVersion(PlanDraft draft, ShiftTarget target) {

    private static final String RULE = "istio/shift-stable";

    /**
     * The one version beside the new one that these routes lead to.
     *
     * @throws FindingsException when there is none, or several
     */
    Version of(List<MeantRoute> routes) {
        List<Version> versions = routes.stream().map(this::of).distinct().toList();
        if (versions.isEmpty()) {
            throw Refused.of(RULE, "no route shows which version has the requests now", "say from which version");
        }
        if (versions.size() > 1) {
            List<String> names = versions.stream().map(Version::name).toList();
            throw Refused.of(
                    RULE,
                    "the routes lead to several versions: " + String.join(", ", names),
                    "say from which version, and name the routes of that one");
        }
        return versions.get(0);
    }

    private Version of(MeantRoute meant) {
        SharedRoute shared = meant.shared();
        List<JsonObject> older = shared.items().stream().filter(shared::isOlder).toList();
        List<JsonObject> weighty =
                older.stream().filter(item -> shared.weight(item) > 0).toList();
        List<JsonObject> candidates = weighty.isEmpty() ? older : weighty;
        if (candidates.size() != 1) {
            String found = candidates.isEmpty() ? "none" : SharedRoute.describe(candidates);
            throw Refused.of(
                    RULE,
                    meant.ref().describe() + " does not show one version that has the requests now, but " + found,
                    "say from which version, and give it all");
        }
        return version(candidates.get(0).object("destination"), meant);
    }

    private Version version(JsonObject destination, MeantRoute meant) {
        Optional<String> subset = destination.text("subset");
        if (subset.isPresent()) {
            return bySubset(subset.get());
        }
        boolean byServices = target.to().service().isPresent();
        if (!byServices) {
            throw Refused.of(
                    RULE,
                    meant.ref().describe() + " leads to the whole service, whatever the version",
                    "say from which version");
        }
        String name = TargetService.read(destination.text("host").orElse(""))
                .map(host -> host.name())
                .orElse("");
        return new Version(name, Map.of(IstioLabels.VERSION, name), Optional.of(name));
    }

    private Version bySubset(String name) {
        Map<String, String> labels = ServiceDestinationRules.subset(draft, target.service(), name)
                .map(subset -> subset.object("labels").texts())
                .orElse(Map.of());
        return labels.isEmpty() ? Version.named(name) : new Version(name, labels, Optional.empty());
    }
}
