package io.jenkins.plugins.servicemesh.embedded;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ApiPath;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.embedded.protobuf.ProtobufBody;
import io.jenkins.plugins.servicemesh.embedded.read.Reading;
import io.jenkins.plugins.servicemesh.embedded.read.Watching;
import io.jenkins.plugins.servicemesh.embedded.write.Creation;
import io.jenkins.plugins.servicemesh.embedded.write.Removal;
import io.jenkins.plugins.servicemesh.embedded.write.Scaling;
import io.jenkins.plugins.servicemesh.embedded.write.ServerSideApply;
import io.jenkins.plugins.servicemesh.embedded.write.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers API requests, one at a time. */
final class ApiServer {

    private static final Response NO_PAGE = Response.text(404, "404 page not found\n");

    private static final Set<String> WATCH = Set.of("true", "1");

    private final ServerState state;
    private final Discovery discovery;
    private final Reading reading;
    private final Watching watching;
    private final Creation creation;
    private final Update update;
    private final ServerSideApply apply;
    private final Scaling scaling;
    private final Removal removal;

    ApiServer(ServerState state) {
        this.state = state;
        this.discovery = new Discovery(state.kinds());
        this.reading = new Reading(state);
        this.watching = new Watching(state);
        this.creation = new Creation(state);
        this.update = new Update(state);
        this.scaling = new Scaling(state, update);
        this.apply = new ServerSideApply(state, creation, update);
        this.removal = new Removal(state, reading);
    }

    /** The answer; refusals are answers too. */
    synchronized Response answer(Request request) {
        List<String> warnings = new ArrayList<>();
        try {
            return respond(ProtobufBody.inJson(request), warnings).withWarnings(warnings);
        } catch (StatusException e) {
            return e.status().toResponse().withWarnings(warnings);
        }
    }

    private Response respond(Request request, List<String> warnings) {
        Optional<Response> described = discovery.answer(request.path());
        if (described.isPresent()) {
            return described.get();
        }
        return ApiPath.parse(request.path())
                .flatMap(path -> state.kinds()
                        .find(path.group(), path.version(), path.plural())
                        .map(kind -> new ApiCall(request, path, kind, warnings)))
                .map(this::respond)
                .orElse(NO_PAGE);
    }

    private Response respond(ApiCall call) {
        requirePart(call);
        requireMethod(call);
        boolean one = call.path().hasName();
        return switch (call.request().method()) {
            case "GET" -> read(call);
            case "POST" -> creation.answer(call);
            case "PUT" -> call.isScale() ? scaling.replace(call) : update.replace(requireName(call));
            case "PATCH" -> patch(requireName(call));
            case "DELETE" -> one ? removal.one(call) : removal.many(call);
            default -> throw Status.methodNotAllowed().exception();
        };
    }

    private Response patch(ApiCall call) {
        if (call.isScale()) {
            return scaling.patch(call);
        }
        boolean applies = call.request().contentType().equals(ServerSideApply.CONTENT_TYPE);
        return applies ? apply.answer(call) : update.patch(call);
    }

    private Response read(ApiCall call) {
        if (call.isScale()) {
            return scaling.read(call);
        }
        if (call.request().parameter("watch").filter(WATCH::contains).isPresent()) {
            return watching.answer(call);
        }
        return call.path().hasName() ? reading.one(call) : reading.many(call);
    }

    private static void requirePart(ApiCall call) {
        boolean known = !call.path().hasPart()
                || call.isStatus() && call.kind().is(Trait.STATUS)
                || call.isScale() && call.kind().is(Trait.SCALE);
        if (!known) {
            throw Status.noSuchPart().exception();
        }
    }

    private static void requireMethod(ApiCall call) {
        boolean reads = call.request().method().equals("GET");
        boolean creates = call.request().method().equals("POST");
        boolean refused =
                call.kind().is(Trait.QUESTION) && !creates || call.kind().is(Trait.READ_ONLY) && !reads;
        boolean partChanges =
                call.path().hasPart() && (creates || call.request().method().equals("DELETE"));
        if (refused || partChanges) {
            throw Status.methodNotAllowed().exception();
        }
    }

    private static ApiCall requireName(ApiCall call) {
        if (!call.path().hasName()) {
            throw Status.badRequest("name must be provided").exception();
        }
        return call;
    }
}
