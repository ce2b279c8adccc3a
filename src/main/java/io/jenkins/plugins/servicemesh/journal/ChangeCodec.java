package io.jenkins.plugins.servicemesh.journal;

import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;

/** The JSON form of one recorded change. */
final class ChangeCodec {

    private ChangeCodec() {}

    static JsonObject encode(RecordedChange change) {
        return change.accept(new Encoder());
    }

    static JsonObject encode(ResourceId id) {
        return JsonObject.EMPTY
                .with("group", id.type().group())
                .with("version", id.type().version())
                .with("kind", id.type().kind())
                .with("plural", id.type().plural())
                .with("namespaced", id.type().namespaced())
                .with("namespace", id.namespace())
                .with("name", id.name());
    }

    static RecordedChange decode(JsonObject json) {
        ResourceId id = decodeId(json.object("object"));
        if (json.has("created")) {
            return new RecordedChange.Created(new Resource(id.type(), json.object("created")));
        }
        if (json.has("removed")) {
            return new RecordedChange.Removed(new Resource(id.type(), json.object("removed")));
        }
        List<RecordedEdit> edits =
                json.array("edits").objects().stream().map(EditCodec::decode).toList();
        return new RecordedChange.Edited(id, json.get("ours").orElseThrow() == JsonBoolean.TRUE, edits);
    }

    private static ResourceId decodeId(JsonObject json) {
        ResourceType type = new ResourceType(
                json.text("group").orElseThrow(),
                json.text("version").orElseThrow(),
                json.text("kind").orElseThrow(),
                json.text("plural").orElseThrow(),
                json.get("namespaced").orElseThrow() == JsonBoolean.TRUE);
        return ResourceId.of(
                type, json.text("namespace").orElseThrow(), json.text("name").orElseThrow());
    }

    private static final class Encoder implements RecordedChange.Visitor<JsonObject> {
        @Override
        public JsonObject created(RecordedChange.Created change) {
            return object(change).with("created", change.resource().tree());
        }

        @Override
        public JsonObject edited(RecordedChange.Edited change) {
            return object(change)
                    .with("ours", change.ours())
                    .with(
                            "edits",
                            change.edits().stream().map(EditCodec::encode).toList());
        }

        @Override
        public JsonObject removed(RecordedChange.Removed change) {
            return object(change).with("removed", change.before().tree());
        }

        private static JsonObject object(RecordedChange change) {
            return JsonObject.of("object", ChangeCodec.encode(change.id()));
        }
    }
}
