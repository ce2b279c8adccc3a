package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.embedded.store.Propagation;
import io.jenkins.plugins.servicemesh.embedded.store.StoredEvent;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Removes what belongs to objects that are gone, and lets go of objects that wait for what belongs to them. */
final class GarbageCollector implements Controller, Consumer<StoredEvent> {

    private record Waiting(ResourceType type, JsonObject object) {}

    private final ControlledObjects objects;
    private final Set<String> gone = new LinkedHashSet<>();
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    GarbageCollector(ControlledObjects objects) {
        this.objects = objects;
    }

    @Override
    public void accept(StoredEvent event) {
        String uid = ControlledObjects.uid(event.object());
        boolean isGone = event.type() == StoredEvent.Type.DELETED;
        if (isGone && objects.hasDependents(uid)) {
            gone.add(uid);
        }
        boolean waits =
                Propagation.FOREGROUND.isUnderway(event.object()) || Propagation.ORPHAN.isUnderway(event.object());
        if (waits && !isGone) {
            waiting.put(uid, new Waiting(event.kind().type(), event.object()));
        } else {
            waiting.remove(uid);
        }
    }

    /** Whether something waits to be removed. */
    boolean hasWork() {
        return !gone.isEmpty();
    }

    @Override
    public void reconcile(String namespace) {
        Set<String> owners = Set.copyOf(gone);
        gone.clear();
        owners.forEach(objects::removeDependents);
        Map.copyOf(waiting).values().forEach(this::letGo);
    }

    private void letGo(Waiting owner) {
        String uid = ControlledObjects.uid(owner.object());
        if (Propagation.ORPHAN.isUnderway(owner.object())) {
            objects.disownDependents(uid);
            objects.release(owner.type(), owner.object(), Propagation.ORPHAN);
        } else {
            objects.removeDependents(uid);
            if (!objects.hasBlockingDependents(uid)) {
                objects.release(owner.type(), owner.object(), Propagation.FOREGROUND);
            }
        }
    }
}
