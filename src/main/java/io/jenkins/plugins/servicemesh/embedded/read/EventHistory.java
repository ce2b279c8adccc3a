package io.jenkins.plugins.servicemesh.embedded.read;

import io.jenkins.plugins.servicemesh.embedded.store.StoredEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The latest changes, for those who ask what happened since they last looked. */
final class EventHistory implements Consumer<StoredEvent> {

    private static final int LENGTH = 10_000;

    private final Deque<StoredEvent> events = new ArrayDeque<>();
    private long forgotten;

    @Override
    public void accept(StoredEvent event) {
        events.add(event);
        if (events.size() > LENGTH) {
            forgotten = events.remove().revision();
        }
    }

    /** Whether everything since then is known. */
    boolean reachesBackTo(long revision) {
        return revision >= forgotten;
    }

    /** What happened after that, in order. */
    List<StoredEvent> after(long revision) {
        return events.stream().filter(event -> event.revision() > revision).toList();
    }
}
