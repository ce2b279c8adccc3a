package io.jenkins.plugins.servicemesh.embedded.store;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What becomes of the objects that belong to one that is removed. */
public enum Propagation {
    /** They go after it. */
    BACKGROUND("Background", ""),
    /** It goes after them. */
    FOREGROUND("Foreground", "foregroundDeletion"),
    /** They stay, and belong to it no longer. */
    ORPHAN("Orphan", "orphan");

    private final String word;
    private final String finalizer;

    Propagation(String word, String finalizer) {
        this.word = word;
        this.finalizer = finalizer;
    }

    /** The words that a request may use. */
    public static List<String> words() {
        return Arrays.stream(values()).map(each -> each.word).sorted().toList();
    }

    /** The value of that word of a request. */
    public static Optional<Propagation> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Whether the object is being removed in this way. */
    public boolean isUnderway(JsonObject object) {
        return object.object("metadata").has("deletionTimestamp")
                && object.object("metadata").array("finalizers").texts().contains(finalizer);
    }

    /** The object, to be kept until its removal in this way is done. */
    public JsonObject mark(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        List<String> finalizers = new ArrayList<>(metadata.array("finalizers").texts());
        if (finalizer.isEmpty() || finalizers.contains(finalizer)) {
            return object;
        }
        finalizers.add(finalizer);
        return object.with("metadata", metadata.with("finalizers", finalizers));
    }

    /** The object, from now on not kept for this. */
    JsonObject unmark(JsonObject object) {
        JsonObject metadata = object.object("metadata");
        List<String> rest = metadata.array("finalizers").texts().stream()
                .filter(each -> !each.equals(finalizer))
                .toList();
        return object.with(
                "metadata", rest.isEmpty() ? metadata.without("finalizers") : metadata.with("finalizers", rest));
    }
}
