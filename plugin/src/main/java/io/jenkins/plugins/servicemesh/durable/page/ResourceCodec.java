package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;

/** The JSON form of an object with its kind. */
final class ResourceCodec {

    private ResourceCodec() {}

    static JsonObject encode(Resource object) {
        ResourceType type = object.type();
        return JsonObject.EMPTY
                .with("group", type.group())
                .with("version", type.version())
                .with("kind", type.kind())
                .with("plural", type.plural())
                .with("namespaced", type.namespaced())
                .with("tree", object.tree());
    }

    static Resource decode(JsonObject json) {
        ResourceType type = new ResourceType(
                json.text("group").orElseThrow(),
                json.text("version").orElseThrow(),
                json.text("kind").orElseThrow(),
                json.text("plural").orElseThrow(),
                json.get("namespaced").orElseThrow() == JsonBoolean.TRUE);
        return new Resource(type, json.object("tree"));
    }
}
