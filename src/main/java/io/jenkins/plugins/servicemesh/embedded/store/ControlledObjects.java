package io.jenkins.plugins.servicemesh.embedded.store;

import io.jenkins.plugins.servicemesh.embedded.kind.KindRegistry;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stored objects as controllers see and write them: no rules, no record of who wrote which field. */
public final class ControlledObjects {

    private final KindRegistry kinds;
    private final ObjectStore objects;
    private final ServerMetadata metadata;
    private final OwnerIndex owners = new OwnerIndex();

    public ControlledObjects(KindRegistry kinds, ObjectStore objects, ServerMetadata metadata) {
        this.kinds = kinds;
        this.objects = objects;
        this.metadata = metadata;
        objects.listen(owners);
    }

    public List<JsonObject> list(ResourceType type, String namespace) {
        return objects.list(kinds.get(type), namespace);
    }

    /** Those of a kind that this object owns, by name. */
    public List<JsonObject> ownedBy(JsonObject owner, ResourceType type) {
        ServedKind kind = kinds.get(type);
        return owners.dependents(uid(owner)).stream()
                .filter(dependent -> dependent.kind() == kind)
                .flatMap(dependent -> find(dependent).stream())
                .toList();
    }

    public boolean hasDependents(String uid) {
        return !owners.dependents(uid).isEmpty();
    }

    /** Removes what belongs to the object of that uid. */
    public void removeDependents(String uid) {
        for (OwnerIndex.Dependent dependent : owners.dependents(uid)) {
            find(dependent).ifPresent(object -> remove(dependent.kind().type(), object));
        }
    }

    /** Whether something belongs to the object of that uid that must be gone before it goes. */
    public boolean hasBlockingDependents(String uid) {
        return owners.dependents(uid).stream()
                .flatMap(dependent -> find(dependent).stream())
                .flatMap(object -> object.object("metadata").array("ownerReferences").objects().stream())
                .anyMatch(owner -> owner.text("uid").equals(Optional.of(uid))
                        && owner.get("blockOwnerDeletion").equals(Optional.of(JsonBoolean.TRUE)));
    }

    /** What belongs to the object of that uid belongs to it no longer. */
    public void disownDependents(String uid) {
        for (OwnerIndex.Dependent dependent : owners.dependents(uid)) {
            find(dependent).ifPresent(object -> {
                JsonObject metadata = object.object("metadata");
                List<JsonObject> others = metadata.array("ownerReferences").objects().stream()
                        .filter(owner -> !owner.text("uid").equals(Optional.of(uid)))
                        .toList();
                metadata = others.isEmpty()
                        ? metadata.without("ownerReferences")
                        : metadata.with("ownerReferences", others);
                change(dependent.kind().type(), object, object.with("metadata", metadata));
            });
        }
    }

    /** The object waits no longer for that; if it waits for nothing else, it goes. */
    public void release(ResourceType type, JsonObject object, Propagation propagation) {
        ServedKind kind = kinds.get(type);
        JsonObject released = propagation.unmark(object);
        if (released.object("metadata").array("finalizers").isEmpty()) {
            objects.remove(kind, released);
        } else {
            objects.put(kind, released);
        }
    }

    private Optional<JsonObject> find(OwnerIndex.Dependent dependent) {
        return objects.find(dependent.kind(), dependent.namespace(), dependent.name());
    }

    /** Everything in that namespace. */
    public Map<ServedKind, List<JsonObject>> everything(String namespace) {
        return kinds.all().stream()
                .filter(kind -> kind.type().namespaced())
                .collect(Collectors.toMap(
                        kind -> kind,
                        kind -> objects.list(kind, namespace),
                        (first, second) -> first,
                        LinkedHashMap::new));
    }

    public Optional<JsonObject> find(ResourceType type, String namespace, String name) {
        return objects.find(kinds.get(type), namespace, name);
    }

    /** Stores a new object of that name or generated name; its status is taken over. */
    public JsonObject create(ResourceType type, String namespace, JsonObject tree) {
        ServedKind kind = kinds.get(type);
        JsonObject named = type.namespaced()
                ? tree.with("metadata", tree.object("metadata").with("namespace", namespace))
                : tree;
        JsonObject identified = JsonObject.of("kind", type.kind())
                .with("apiVersion", type.apiVersion())
                .with("metadata", JsonObject.EMPTY);
        JsonObject object = metadata.ofNew(kind, MergePatch.apply(identified, named));
        JsonObject complete =
                tree.get("status").map(status -> object.with("status", status)).orElse(object);
        return objects.put(kind, kind.rules().withDefaults(complete));
    }

    /** Stores the changed object, if it is changed. */
    public void change(ResourceType type, JsonObject before, JsonObject after) {
        ServedKind kind = kinds.get(type);
        JsonObject changed = after.get("status")
                .map(status -> metadata.ofChanged(kind, before, after).with("status", status))
                .orElseGet(() -> metadata.ofChanged(kind, before, after));
        if (!changed.equals(before)) {
            objects.put(kind, changed);
        }
    }

    /** Removes the object; one with finalizers is marked, and goes with the last of them. */
    public void remove(ResourceType type, JsonObject object) {
        ServedKind kind = kinds.get(type);
        if (object.object("metadata").array("finalizers").isEmpty()) {
            objects.remove(kind, object);
        } else if (!object.object("metadata").has("deletionTimestamp")) {
            objects.put(kind, metadata.ofDeleted(kind, object));
        }
    }

    /** The entry of {@code ownerReferences} that makes the owner responsible for an object. */
    public static JsonObject reference(JsonObject owner) {
        return JsonObject.of("apiVersion", owner.text("apiVersion").orElse(""))
                .with("kind", owner.text("kind").orElse(""))
                .with("name", name(owner))
                .with("uid", uid(owner))
                .with("controller", true)
                .with("blockOwnerDeletion", true);
    }

    public static String name(JsonObject object) {
        return object.object("metadata").text("name").orElse("");
    }

    public static String namespace(JsonObject object) {
        return object.object("metadata").text("namespace").orElse("");
    }

    public static String uid(JsonObject object) {
        return object.object("metadata").text("uid").orElse("");
    }
}
