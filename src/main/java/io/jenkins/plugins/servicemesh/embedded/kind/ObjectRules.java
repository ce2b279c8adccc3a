package io.jenkins.plugins.servicemesh.embedded.kind;

import io.jenkins.plugins.servicemesh.embedded.http.StatusCause;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** What a kind makes of the objects that are sent to it. Metadata is the server's business, not the kind's. */
public interface ObjectRules {

    /** Rules of a kind that takes everything. */
    ObjectRules NONE = new ObjectRules() {};

    /** The dotted paths of the fields that the kind does not know. */
    default List<String> unknownFields(JsonObject tree) {
        return List.of();
    }

    /** The object without the fields that the kind does not know. */
    default JsonObject prune(JsonObject tree) {
        return tree;
    }

    /** The object with the values that the server gives to absent fields. */
    default JsonObject withDefaults(JsonObject tree) {
        return tree;
    }

    /** A replacement with what it may leave out taken from the object that it replaces. */
    default JsonObject carryOver(JsonObject before, JsonObject after) {
        return after;
    }

    /** Why the object cannot even be read as one of its kind; empty when it can. Checked before anything else. */
    default String decodingProblem(JsonObject tree) {
        return "";
    }

    /** Everything that is wrong with the object. */
    default List<StatusCause> violations(JsonObject tree) {
        return List.of();
    }

    /** Everything that is wrong with that change of an object. */
    default List<StatusCause> violations(JsonObject before, JsonObject after) {
        return List.of();
    }
}
