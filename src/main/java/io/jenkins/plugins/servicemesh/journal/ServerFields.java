package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;

/** What only a server sets in an object: nobody writes it, and no object is put back with it. */
public final class ServerFields {

    private static final List<String> METADATA =
            List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink");

    private ServerFields() {}

    /** The object as a user would create it. */
    public static Resource without(Resource resource) {
        JsonObject metadata = resource.metadata();
        for (String key : METADATA) {
            metadata = metadata.without(key);
        }
        return resource.withTree(resource.tree().without("status").with("metadata", metadata));
    }

    /** The wanted object as an edit of the one that is there: with what the server set in that one. */
    public static Resource carry(Resource there, Resource wanted) {
        JsonObject tree = without(wanted).tree();
        JsonObject metadata = tree.object("metadata");
        for (String key : METADATA) {
            metadata = there.metadata().has(key)
                    ? metadata.with(key, there.metadata().get(key).orElseThrow())
                    : metadata;
        }
        tree = tree.with("metadata", metadata);
        return there.withTree(
                there.tree().has("status")
                        ? tree.with("status", there.tree().get("status").orElseThrow())
                        : tree);
    }
}
