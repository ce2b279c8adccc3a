package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.embedded.store.StoredEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Removes what belongs to objects that are gone. */
final class GarbageCollector implements Controller, Consumer<StoredEvent> {

    private final ControlledObjects objects;
    private final Set<String> gone = new LinkedHashSet<>();

    GarbageCollector(ControlledObjects objects) {
        this.objects = objects;
    }

    @Override
    public void accept(StoredEvent event) {
        String uid = ControlledObjects.uid(event.object());
        if (event.type() == StoredEvent.Type.DELETED && objects.hasDependents(uid)) {
            gone.add(uid);
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
    }
}
