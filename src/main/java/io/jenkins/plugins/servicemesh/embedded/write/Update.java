package io.jenkins.plugins.servicemesh.embedded.write;

import io.jenkins.plugins.servicemesh.embedded.call.AdmissionHook;
import io.jenkins.plugins.servicemesh.embedded.call.ApiCall;
import io.jenkins.plugins.servicemesh.embedded.call.ServerState;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.embedded.kind.MetadataRules;
import io.jenkins.plugins.servicemesh.embedded.kind.ObjectRules;
import io.jenkins.plugins.servicemesh.embedded.kind.ServedKind;
import io.jenkins.plugins.servicemesh.embedded.kind.Trait;
import io.jenkins.plugins.servicemesh.embedded.serverside.FieldManager;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Answers PUT and PATCH, on an object or on its status alone. */
public final class Update {

    private final ServerState state;

    public Update(ServerState state) {
        this.state = state;
    }

    /** Answers PUT. */
    public Response replace(ApiCall call) {
        state.access().require(call, "update");
        WriteOptions options = WriteOptions.of(call.request(), "UpdateOptions");
        JsonObject sent = ObjectDecoder.read(call, options.fieldValidation());
        requireSameName(call, sent);
        JsonObject before = state.require(call);
        requireUid(call, before, sent);
        requireVersion(call, sent);
        return call.answer(200, store(call, options, before, sent));
    }

    /** Answers PATCH. */
    public Response patch(ApiCall call) {
        state.access().require(call, "patch");
        WriteOptions options = WriteOptions.of(call.request(), "PatchOptions");
        UnaryOperator<JsonObject> change = PatchDocument.read(call);
        JsonObject before = state.require(call);
        JsonObject patched = change.apply(call.kind().view(before, call.path().version()));
        JsonObject sent = ObjectDecoder.readPatched(call, patched, options.fieldValidation());
        requireSameName(call, sent);
        requireSameUid(call, before, sent);
        return call.answer(200, store(call, options, before, sent));
    }

    private BinaryOperator<JsonObject> written(ApiCall call, WriteOptions options) {
        ManagedFields record = new ManagedFields(
                options.manager(call, FieldManager.UPDATE), state.metadata().now());
        return (before, after) -> record.record(call.kind(), before, after);
    }

    /** Stores the changed object, if nothing speaks against it, and returns it as stored. */
    JsonObject store(ApiCall call, WriteOptions options, JsonObject before, JsonObject sent) {
        return store(call, options, before, sent, written(call, options));
    }

    /** The same with that record of who owns its fields. */
    JsonObject store(
            ApiCall call, WriteOptions options, JsonObject before, JsonObject sent, BinaryOperator<JsonObject> record) {
        requireFresh(call, before, sent);
        ServedKind kind = call.kind();
        JsonObject stored = kind.view(sent, kind.type().version());
        JsonObject after =
                call.isStatus() ? state.metadata().ofChangedStatus(before, stored) : changed(kind, before, stored);
        JsonObject recorded = record.apply(before, after);
        if (recorded.equals(before)) {
            return before;
        }
        requireValid(call, before, after);
        if (!call.isStatus()) { // a webhook's rule for all resources leaves out their parts
            state.admission().review(AdmissionHook.Operation.UPDATE, after);
        }
        return options.dryRun() ? recorded : state.store(kind, recorded);
    }

    private JsonObject changed(ServedKind kind, JsonObject before, JsonObject sent) {
        JsonObject complete = kind.rules().withDefaults(kind.rules().carryOver(before, sent));
        return state.metadata().ofChanged(kind, before, complete);
    }

    static void requireSameName(ApiCall call, JsonObject sent) {
        String name = sent.object("metadata").text("name").orElse(call.name());
        if (!name.equals(call.name())) {
            throw Status.badRequest("the name of the object (" + name + ") does not match the name on the URL ("
                            + call.name() + ")")
                    .exception();
        }
    }

    private static void requireVersion(ApiCall call, JsonObject sent) {
        boolean given =
                !sent.object("metadata").text("resourceVersion").orElse("").isEmpty();
        if (!given && !call.kind().is(Trait.UNCONDITIONAL_UPDATE)) {
            ResourceType type = call.type();
            StatusCause cause = new StatusCause(
                    "FieldValueInvalid",
                    "Invalid value: 0: must be specified for an update",
                    "metadata.resourceVersion");
            throw Status.invalid(type.group(), type.plural(), call.name(), List.of(cause))
                    .exception();
        }
    }

    private static void requireUid(ApiCall call, JsonObject before, JsonObject sent) {
        String uid = before.object("metadata").text("uid").orElse("");
        String wanted = sent.object("metadata").text("uid").orElse("");
        if (!wanted.isEmpty() && !wanted.equals(uid)) {
            String why = "Precondition failed: UID in precondition: " + wanted + ", UID in object meta: " + uid;
            throw Status.conflict(call.type(), call.name(), why).exception();
        }
    }

    private static void requireSameUid(ApiCall call, JsonObject before, JsonObject sent) {
        Optional<String> uid = sent.object("metadata").text("uid");
        if (uid.isPresent() && !uid.equals(before.object("metadata").text("uid"))) {
            StatusCause cause = StatusCause.invalid("metadata.uid", new JsonString(uid.get()), "field is immutable");
            throw call.invalid(call.name(), List.of(cause));
        }
    }

    private static void requireFresh(ApiCall call, JsonObject before, JsonObject sent) {
        String version = sent.object("metadata").text("resourceVersion").orElse("");
        if (version.isEmpty()) {
            return;
        }
        if (!version.chars().allMatch(Character::isDigit)) {
            throw Status.unexplained(500, "strconv.ParseUint: parsing \"" + version + "\": invalid syntax")
                    .exception();
        }
        if (!before.object("metadata").text("resourceVersion").equals(Optional.of(version))) {
            throw Status.stale(call.kind().type(), call.name()).exception();
        }
    }

    private static void requireValid(ApiCall call, JsonObject before, JsonObject after) {
        ObjectRules rules = call.kind().rules();
        List<StatusCause> causes = new ArrayList<>(MetadataRules.violations(after));
        causes.addAll(rules.violations(after));
        causes.addAll(rules.violations(before, after));
        if (!causes.isEmpty()) {
            throw call.invalid(call.name(), causes);
        }
    }
}
