package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Optional;

/** Gives a namespace what every one has, and empties one that is being removed. */
final class NamespaceController implements Controller {

    private final ControlledObjects objects;

    NamespaceController(ControlledObjects objects) {
        this.objects = objects;
    }

    @Override
    public void reconcile(String namespace) {
        Optional<JsonObject> found = objects.find(BuiltinKinds.NAMESPACE, "", namespace);
        if (found.isEmpty()) {
            return;
        }
        if (found.get().object("metadata").has("deletionTimestamp")) {
            end(found.get());
        } else {
            require(BuiltinKinds.SERVICE_ACCOUNT, namespace, "default", JsonObject.EMPTY);
            require(
                    BuiltinKinds.CONFIG_MAP,
                    namespace,
                    "kube-root-ca.crt",
                    JsonObject.of("data", JsonObject.of("ca.crt", "")));
        }
    }

    private void require(ResourceType type, String namespace, String name, JsonObject content) {
        if (objects.find(type, namespace, name).isEmpty()) {
            objects.create(type, namespace, content.with("metadata", JsonObject.of("name", name)));
        }
    }

    private void end(JsonObject namespace) {
        String name = ControlledObjects.name(namespace);
        objects.everything(name).forEach((kind, all) -> all.forEach(object -> objects.remove(kind.type(), object)));
        if (objects.everything(name).values().stream().allMatch(List::isEmpty)) {
            objects.remove(BuiltinKinds.NAMESPACE, namespace);
        }
    }
}
