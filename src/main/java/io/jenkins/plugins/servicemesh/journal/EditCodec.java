package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.plan.ItemIdentity;
import io.jenkins.plugins.servicemesh.plan.TreeEdit;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON form of one recorded edit. */
final class EditCodec {

    private EditCodec() {}

    static JsonObject encode(RecordedEdit recorded) {
        JsonObject edit = recorded.edit()
                .accept(new Encoder())
                .with("path", recorded.edit().path().toString())
                .with("trail", encode(recorded.trail()));
        return recorded.found().equals(recorded.trail()) ? edit : edit.with("found", encode(recorded.found()));
    }

    private static List<JsonObject> encode(List<ItemIdentity> identities) {
        return identities.stream().map(EditCodec::encode).toList();
    }

    static RecordedEdit decode(JsonObject json) {
        List<ItemIdentity> trail = decodeIdentities(json, "trail");
        List<ItemIdentity> found = json.has("found") ? decodeIdentities(json, "found") : trail;
        return new RecordedEdit(decodeEdit(json), found, trail);
    }

    private static List<ItemIdentity> decodeIdentities(JsonObject json, String key) {
        return json.array(key).objects().stream().map(EditCodec::decodeIdentity).toList();
    }

    private static TreeEdit decodeEdit(JsonObject json) {
        JsonPointer path = JsonPointer.parse(json.text("path").orElseThrow());
        return switch (json.text("op").orElseThrow()) {
            case "set" ->
                new TreeEdit.Set(path, json.get("old"), json.get("value").orElseThrow());
            case "insert" -> new TreeEdit.Insert(path, json.get("value").orElseThrow());
            default ->
                new TreeEdit.Delete(
                        path, json.get("old").orElseThrow(), json.get("item").orElseThrow() == JsonBoolean.TRUE);
        };
    }

    private static JsonObject encode(ItemIdentity identity) {
        JsonObject json = JsonObject.EMPTY;
        for (Map.Entry<JsonPointer, JsonValue> part : identity.parts().entrySet()) {
            json = json.with(part.getKey().toString(), part.getValue());
        }
        return json;
    }

    private static ItemIdentity decodeIdentity(JsonObject json) {
        Map<JsonPointer, JsonValue> parts = new LinkedHashMap<>();
        json.members().forEach((place, value) -> parts.put(JsonPointer.parse(place), value));
        return new ItemIdentity(parts);
    }

    private static final class Encoder implements TreeEdit.Visitor<JsonObject> {
        @Override
        public JsonObject set(TreeEdit.Set edit) {
            JsonObject json = JsonObject.of("op", "set").with("value", edit.value());
            return edit.old().map(old -> json.with("old", old)).orElse(json);
        }

        @Override
        public JsonObject insert(TreeEdit.Insert edit) {
            return JsonObject.of("op", "insert").with("value", edit.value());
        }

        @Override
        public JsonObject delete(TreeEdit.Delete edit) {
            return JsonObject.of("op", "delete").with("old", edit.old()).with("item", edit.item());
        }
    }
}
