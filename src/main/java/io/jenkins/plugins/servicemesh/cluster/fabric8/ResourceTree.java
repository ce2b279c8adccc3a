package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes resources of the trees that a server sends. */
final class ResourceTree {

    private ResourceTree() {}

    /** The resource of this tree; the items of a list of built-in kinds come without kind and apiVersion and get them here. */
    static Resource complete(ResourceType type, JsonObject tree) {
        if (tree.has("apiVersion") && tree.has("kind")) {
            return new Resource(type, tree);
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("apiVersion", new JsonString(type.apiVersion()));
        members.put("kind", new JsonString(type.kind()));
        members.putAll(tree.members());
        return new Resource(type, JsonObject.of(members));
    }
}
