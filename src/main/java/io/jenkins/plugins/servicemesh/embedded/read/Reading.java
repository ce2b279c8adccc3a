package io.jenkins.plugins.servicemesh.embedded.read;

import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.embedded.table.Table;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** Answers GET, of one object or of a list. */
public final class Reading {

    private final ServerState state;

    public Reading(ServerState state) {
        this.state = state;
    }

    /** Answers with one object. */
    public Response one(ApiCall call) {
        state.access().require(call, "get");
        JsonObject object = state.require(call);
        return Table.isWanted(call.request())
                ? Response.json(
                        200, table(call).of(call.kind().view(object, call.path().version())))
                : call.answer(200, object);
    }

    /** Answers with the objects that the request selects, a page at a time if it says so. */
    public Response many(ApiCall call) {
        state.access().require(call, "list");
        List<JsonObject> selected = selected(call);
        return Response.json(200, Table.isWanted(call.request()) ? tablePage(call, selected) : page(call, selected));
    }

    /** The objects that the request selects. */
    public List<JsonObject> selected(ApiCall call) {
        return state.objects().list(call.kind(), call.namespace()).stream()
                .filter(selection(call))
                .toList();
    }

    /** Whether the request selects an object. @throws StatusException when a selector cannot be read */
    static Predicate<JsonObject> selection(ApiCall call) {
        LabelSelector labels =
                LabelSelector.parse(call.request().parameter("labelSelector").orElse(""));
        FieldSelector fields = FieldSelector.parse(
                call.request().parameter("fieldSelector").orElse(""),
                call.type().kind());
        return object ->
                labels.matches(object.object("metadata").object("labels").texts()) && fields.matches(object);
    }

    /** The list document of the page that the request asks for. */
    public JsonObject page(ApiCall call, List<JsonObject> objects) {
        Page page = Page.of(call.request(), objects.size());
        List<JsonObject> items = objects.subList(page.from(), page.to()).stream()
                .map(object -> item(call, object))
                .toList();
        return JsonObject.of("kind", call.type().kind() + "List")
                .with("apiVersion", call.type().apiVersion())
                .with("metadata", page.metadata(state.objects().revision()))
                .with("items", items);
    }

    private JsonObject tablePage(ApiCall call, List<JsonObject> objects) {
        Page page = Page.of(call.request(), objects.size());
        List<JsonObject> rows = objects.subList(page.from(), page.to()).stream()
                .map(object -> call.kind().view(object, call.path().version()))
                .toList();
        return table(call).of(page.metadata(state.objects().revision()), rows);
    }

    private Table table(ApiCall call) {
        return Table.of(call.request(), call.kind(), state.metadata().instant());
    }

    /** In lists of built-in kinds the items do not repeat what the list says. */
    private static JsonObject item(ApiCall call, JsonObject object) {
        return call.kind().is(Trait.CUSTOM)
                ? call.kind().view(object, call.path().version())
                : object.without("kind").without("apiVersion");
    }
}
