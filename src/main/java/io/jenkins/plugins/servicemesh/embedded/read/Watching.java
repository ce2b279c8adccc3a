package io.jenkins.plugins.servicemesh.embedded.read;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.store.StoredEvent;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Answers GET of those who want to be told of changes. */
public final class Watching {

    private static final Set<String> YES = Set.of("true", "1");
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final ServerState state;
    private final EventHistory history = new EventHistory();

    public Watching(ServerState state) {
        this.state = state;
        state.objects().listen(history);
    }

    /** Answers with the changes since the version that the request names; without one, first with what is there. */
    public Response answer(ApiCall call) {
        state.access().require(call, "watch");
        Predicate<JsonObject> selection = Reading.selection(call);
        Watch watch = new Watch(
                call,
                selection,
                state.metadata()::instant,
                state.objects().revision(),
                length(call.request()),
                state.objects()::stopListening);
        long since = number(call.request(), "resourceVersion");
        boolean wantsInitialEvents = isTrue(call.request(), "sendInitialEvents");
        if (since == 0 || wantsInitialEvents) {
            state.objects().list(call.kind(), call.namespace()).stream()
                    .filter(selection)
                    .forEach(watch::addPresent);
        } else {
            since(since).forEach(watch);
        }
        if (wantsInitialEvents) {
            watch.addBookmark(state.objects().revision(), true);
        }
        state.objects().listen(watch);
        return Response.stream(watch);
    }

    private static boolean isTrue(Request request, String parameter) {
        return request.parameter(parameter).filter(YES::contains).isPresent();
    }

    private List<StoredEvent> since(long revision) {
        if (!history.reachesBackTo(revision)) {
            String message = "too old resource version: " + revision;
            throw new Status(410, "Expired", message).exception();
        }
        return history.after(revision);
    }

    private static Duration length(Request request) {
        long seconds = number(request, "timeoutSeconds");
        return seconds == 0 ? LONGEST : Duration.ofSeconds(seconds);
    }

    private static long number(Request request, String parameter) {
        String text = request.parameter(parameter).orElse("");
        try {
            return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw Status.badRequest(parameter + " is not valid: " + text).exception();
        }
    }
}
