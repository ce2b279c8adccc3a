package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** The subset of one version in a DestinationRule: an item of {@code subsets}, found by name. */
final class SubsetEdit {

    private SubsetEdit() {}

    /**
     * The spec with that subset. Labels that the intent writes are enforced; those that a version has only by default are
     * for a new subset, and one that is there keeps its own.
     */
    static JsonObject apply(JsonObject spec, String name, ServiceSpec wanted) {
        JsonArray subsets = spec.array("subsets");
        Version version = wanted.version(name);
        int index = TreeEditor.indexOf(subsets, "name", name);
        if (index < 0) {
            JsonObject subset = JsonObject.of("name", name).with("labels", version.labels());
            return spec.with("subsets", subsets.insert(subsets.size(), subset));
        }
        boolean written = wanted.versions().contains(version) && !version.equals(Version.named(name));
        JsonObject there = subsets.objects().get(index);
        return written ? spec.with("subsets", subsets.with(index, there.with("labels", version.labels()))) : spec;
    }
}
