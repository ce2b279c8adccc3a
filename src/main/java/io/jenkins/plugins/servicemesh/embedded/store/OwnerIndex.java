package io.jenkins.plugins.servicemesh.embedded.store;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Which objects belong to which, by the owner's uid; kept up to date with every change. */
final class OwnerIndex implements Consumer<StoredEvent> {

    /** An object that belongs to another. */
    record Dependent(ServedKind kind, String namespace, String name) implements Comparable<Dependent> {
        @Override
        public int compareTo(Dependent other) {
            return key().compareTo(other.key());
        }

        private String key() {
            return kind.type().qualifiedName() + "/" + namespace + "/" + name;
        }
    }

    private final Map<String, Set<Dependent>> dependents = new HashMap<>();

    @Override
    public void accept(StoredEvent event) {
        Dependent dependent = new Dependent(event.kind(), event.namespace(), ControlledObjects.name(event.object()));
        event.before().ifPresent(before -> owners(before).forEach(uid -> remove(uid, dependent)));
        if (event.type() != StoredEvent.Type.DELETED) {
            owners(event.object()).forEach(uid -> add(uid, dependent));
        }
    }

    private void add(String owner, Dependent dependent) {
        dependents.computeIfAbsent(owner, uid -> new TreeSet<>()).add(dependent);
    }

    private void remove(String owner, Dependent dependent) {
        dependents.computeIfPresent(owner, (uid, all) -> all.remove(dependent) && all.isEmpty() ? null : all);
    }

    private static List<String> owners(JsonObject object) {
        return object.object("metadata").array("ownerReferences").objects().stream()
                .flatMap(owner -> owner.text("uid").stream())
                .toList();
    }

    /** What belongs to the object of that uid, in order. */
    List<Dependent> dependents(String uid) {
        return List.copyOf(dependents.getOrDefault(uid, Set.of()));
    }
}
