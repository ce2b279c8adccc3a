package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Removes what belongs to objects that are gone. */
final class GarbageCollector implements Controller, Consumer<StoredEvent> {

    private record Dependent(ServedKind kind, String namespace, String name) {}

    private final ControlledObjects objects;
    private final Map<String, Set<Dependent>> dependents = new HashMap<>();
    private final Set<String> gone = new HashSet<>();

    GarbageCollector(ControlledObjects objects) {
        this.objects = objects;
    }

    @Override
    public void accept(StoredEvent event) {
        JsonObject object = event.object();
        if (event.type() == StoredEvent.Type.DELETED) {
            String uid = ControlledObjects.uid(object);
            if (dependents.containsKey(uid)) {
                gone.add(uid);
            }
            return;
        }
        Dependent dependent = new Dependent(event.kind(), event.namespace(), ControlledObjects.name(object));
        for (JsonObject owner :
                object.object("metadata").array("ownerReferences").objects()) {
            owner.text("uid").ifPresent(uid -> dependents
                    .computeIfAbsent(uid, key -> new HashSet<>())
                    .add(dependent));
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
        for (String owner : owners) {
            Optional.ofNullable(dependents.remove(owner)).ifPresent(all -> all.forEach(each -> collect(owner, each)));
        }
    }

    private void collect(String owner, Dependent dependent) {
        objects.find(dependent.kind().type(), dependent.namespace(), dependent.name())
                .filter(object -> isOwnedBy(owner, object))
                .ifPresent(object -> objects.remove(dependent.kind().type(), object));
    }

    private static boolean isOwnedBy(String uid, JsonObject object) {
        return object.object("metadata").array("ownerReferences").objects().stream()
                .anyMatch(owner -> owner.text("uid").equals(Optional.of(uid)));
    }
}
