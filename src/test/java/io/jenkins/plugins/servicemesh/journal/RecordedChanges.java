package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.time.Instant;
import java.util.List;

/** Entries as tests want them. */
public final class RecordedChanges {

    public static final ResourceType THING = ResourceType.namespaced("example.org", "v1", "Thing", "things");
    public static final Owner OWNER = new Owner("me");

    private RecordedChanges() {}

    /** An object of that name with that spec. */
    public static Resource thing(String name, JsonObject spec) {
        return Resource.of(THING, "shop", name).withSpec(spec);
    }

    public static Change.Edit edit(Resource before, Resource after) {
        return Change.Edit.between(before, after, List.of("test"));
    }

    /** An open entry of these changes; ids sort as they are given. */
    public static JournalEntry entry(String id, Change... changes) {
        return JournalEntry.open(id, "shop", OWNER, "build", "test", Instant.EPOCH, List.of(changes));
    }
}
