package io.jenkins.plugins.servicemesh.embedded.store;

import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The stored objects, and the one counter that every change draws its resourceVersion from. Not safe for concurrent
 * use: who calls it holds the server's lock.
 */
public final class ObjectStore {

    private record Key(String namespace, String name) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::namespace).thenComparing(Key::name);

        static Key of(JsonObject object) {
            JsonObject metadata = object.object("metadata");
            return new Key(
                    metadata.text("namespace").orElse(""), metadata.text("name").orElse(""));
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, NavigableMap<Key, JsonObject>> objects = new HashMap<>();
    private final List<Consumer<StoredEvent>> listeners = new CopyOnWriteArrayList<>();
    private long revision = 1;

    /** The newest resourceVersion. */
    public String revision() {
        return Long.toString(revision);
    }

    /** Tells of every change from now on, in order. */
    public void listen(Consumer<StoredEvent> listener) {
        listeners.add(listener);
    }

    public void stopListening(Consumer<StoredEvent> listener) {
        listeners.remove(listener);
    }

    public Optional<JsonObject> find(ServedKind kind, String namespace, String name) {
        return Optional.ofNullable(of(kind).get(new Key(namespace, name)));
    }

    /** The objects of a kind by namespace and name; of all namespaces if the namespace is empty. */
    public List<JsonObject> list(ServedKind kind, String namespace) {
        NavigableMap<Key, JsonObject> all = of(kind);
        boolean everywhere = namespace.isEmpty();
        return List.copyOf(
                everywhere
                        ? all.values()
                        : all.subMap(new Key(namespace, ""), new Key(namespace + "\0", ""))
                                .values());
    }

    /** Stores the object with the next resourceVersion and returns it as stored. */
    public JsonObject put(ServedKind kind, JsonObject object) {
        JsonObject stored = withNextRevision(object);
        Optional<JsonObject> before = Optional.ofNullable(of(kind).put(Key.of(stored), stored));
        tell(before.isEmpty() ? StoredEvent.Type.ADDED : StoredEvent.Type.MODIFIED, kind, before, stored);
        return stored;
    }

    /** Removes the object, if it is there. */
    public void remove(ServedKind kind, JsonObject object) {
        Optional<JsonObject> removed = Optional.ofNullable(of(kind).remove(Key.of(object)));
        removed.ifPresent(last -> tell(StoredEvent.Type.DELETED, kind, removed, withNextRevision(last)));
    }

    private JsonObject withNextRevision(JsonObject object) {
        revision++;
        return object.with("metadata", object.object("metadata").with("resourceVersion", revision()));
    }

    private void tell(StoredEvent.Type type, ServedKind kind, Optional<JsonObject> before, JsonObject object) {
        StoredEvent event = new StoredEvent(type, revision, kind, before, object);
        listeners.forEach(listener -> listener.accept(event));
    }

    private NavigableMap<Key, JsonObject> of(ServedKind kind) {
        return objects.computeIfAbsent(kind.type().qualifiedName(), name -> new TreeMap<>());
    }
}
