package io.jenkins.plugins.servicemesh.embedded.serverside;

import io.jenkins.plugins.servicemesh.embedded.field.StructType;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/**
 * What applying a configuration makes of an object.
 *
 * @param object with the configuration merged in, and without what the applier owned and no longer names
 * @param ownership who owns what then
 * @param conflicts the fields that the applier takes from others; unless it insists, nothing may be written
 */
public record Application(JsonObject object, Ownership ownership, List<Conflict> conflicts) {

    /**
     * Applies a configuration.
     *
     * @param live the object as it is; empty if there is none
     * @param before who owns what now
     * @param configuration the fields that the applier wants, without those that no one can own
     */
    public static Application of(
            StructType type, JsonObject live, Ownership before, FieldManager applier, JsonObject configuration) {
        FieldSet named = AppliedFields.of(type, configuration);
        FieldSet others = before.ofOthers(applier);
        JsonObject merged = Merge.of(type, live, configuration);
        FieldSet dropped = before.of(applier).minus(named).minus(others);
        JsonObject object = Pruning.of(type, merged, dropped, named.union(others));
        Changes changes = Changes.between(type, live, object);
        return new Application(
                object, before.applied(applier, named, changes), before.conflicts(applier, changes.written()));
    }
}
