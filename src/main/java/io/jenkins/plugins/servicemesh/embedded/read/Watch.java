package io.jenkins.plugins.servicemesh.embedded.read;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.store.StoredEvent;
import io.jenkins.plugins.servicemesh.embedded.table.Table;
import io.jenkins.plugins.servicemesh.resource.JsonNull;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.io.Closeable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The changes of the objects that one client watches, each a JSON document. It ends after a time, or when it is interrupted. */
final class Watch implements Iterable<String>, Consumer<StoredEvent>, Closeable {

    private final ApiCall call;
    private final Predicate<JsonObject> selection;
    private final Consumer<Watch> whenClosed;
    private final InstantSource clock;
    private final long end;
    private boolean isTableBegun;
    private volatile long revision;
    private boolean mayEndWithBookmark;
    private final BlockingQueue<String> documents = new LinkedBlockingQueue<>();

    /** @param whenClosed done when the client is gone */
    Watch(
            ApiCall call,
            Predicate<JsonObject> selection,
            InstantSource clock,
            String revision,
            Duration length,
            Consumer<Watch> whenClosed) {
        this.clock = clock;
        this.revision = Long.parseLong(revision);
        this.mayEndWithBookmark = call.request()
                .parameter("allowWatchBookmarks")
                .filter("true"::equals)
                .isPresent();
        this.call = call;
        this.selection = selection;
        this.whenClosed = whenClosed;
        this.end = System.nanoTime() + length.toNanos();
    }

    /** Tells the client of the change, if it is about what is watched. */
    @Override
    public void accept(StoredEvent event) {
        revision = event.revision();
        boolean isWatched = event.kind() == call.kind()
                && (call.namespace().isEmpty() || call.namespace().equals(event.namespace()));
        if (isWatched) {
            seen(event).ifPresent(type -> add(type.name(), event.object()));
        }
    }

    /** What the change is for one who sees only what is selected; empty when it is nothing. */
    private Optional<StoredEvent.Type> seen(StoredEvent event) {
        boolean was = event.before().filter(selection).isPresent();
        boolean is = event.type() != StoredEvent.Type.DELETED && selection.test(event.object());
        if (was && is) {
            return Optional.of(StoredEvent.Type.MODIFIED);
        }
        if (was) {
            return Optional.of(StoredEvent.Type.DELETED);
        }
        return is ? Optional.of(StoredEvent.Type.ADDED) : Optional.empty();
    }

    /** Tells the client of an object that is there already. */
    void addPresent(JsonObject object) {
        add(StoredEvent.Type.ADDED.name(), object);
    }

    private void add(String type, JsonObject object) {
        JsonObject viewed = call.kind().view(object, call.path().version());
        documents.add(document(type, Table.isWanted(call.request()) ? row(viewed) : viewed));
    }

    private JsonObject row(JsonObject object) {
        Table table = Table.of(call.request(), call.kind(), clock.instant());
        JsonObject row = isTableBegun ? table.rowOf(object) : table.of(object);
        isTableBegun = true;
        return row;
    }

    /**
     * Tells the client which version it has seen everything up to.
     *
     * @param endsInitialEvents whether what was there is told completely with it
     */
    void addBookmark(String version, boolean endsInitialEvents) {
        documents.add(bookmark(version, endsInitialEvents));
    }

    private String bookmark(String version, boolean endsInitialEvents) {
        JsonObject metadata = JsonObject.of("resourceVersion", version).with("creationTimestamp", JsonNull.NULL);
        metadata = endsInitialEvents
                ? metadata.with("annotations", JsonObject.of("k8s.io/initial-events-end", "true"))
                : metadata;
        JsonObject object = JsonObject.of("kind", call.type().kind())
                .with("apiVersion", call.type().apiVersion())
                .with("metadata", metadata);
        return document("BOOKMARK", object);
    }

    private static String document(String type, JsonObject object) {
        return JsonObject.of("type", type).with("object", object) + "\n";
    }

    @Override
    public Iterator<String> iterator() {
        return new Iterator<>() {
            private @Nullable String next;

            @Override
            public boolean hasNext() {
                next = next == null ? await() : next;
                return next != null;
            }

            @Override
            public String next() {
                if (!hasNext() || next == null) {
                    throw new NoSuchElementException("the watch has ended");
                }
                String document = next;
                next = null;
                return document;
            }
        };
    }

    private @Nullable String await() {
        try {
            String document = documents.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return document == null ? lastBookmark() : document;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Whoever takes bookmarks gets one at the end, and need not look at anything twice. */
    private @Nullable String lastBookmark() {
        if (!mayEndWithBookmark) {
            return null;
        }
        mayEndWithBookmark = false;
        return bookmark(Long.toString(revision), false);
    }

    @Override
    public void close() {
        whenClosed.accept(this);
    }
}
