package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.embedded.store.MergePatch;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps an EndpointSlice for each Service that selects pods, with their addresses and whether they are ready. */
final class EndpointSliceController implements Controller {

    private static final String SERVICE_LABEL = "kubernetes.io/service-name";
    private static final String MANAGER_LABEL = "endpointslice.kubernetes.io/managed-by";
    private static final String MANAGER = "endpointslice-controller.k8s.io";

    private final ControlledObjects objects;

    EndpointSliceController(ControlledObjects objects) {
        this.objects = objects;
    }

    @Override
    public void reconcile(String namespace) {
        List<JsonObject> pods = objects.list(BuiltinKinds.POD, namespace);
        objects.list(BuiltinKinds.SERVICE, namespace).stream()
                .filter(service -> !service.object("spec").object("selector").isEmpty())
                .forEach(service -> reconcile(service, selected(service, pods)));
    }

    private void reconcile(JsonObject service, List<JsonObject> pods) {
        JsonObject content = JsonObject.of("addressType", "IPv4")
                .with(
                        "endpoints",
                        pods.stream().map(EndpointSliceController::endpoint).toList())
                .with("ports", ports(service, pods));
        Optional<JsonObject> slice =
                objects.ownedBy(service, BuiltinKinds.ENDPOINT_SLICE).stream().findFirst();
        if (slice.isPresent()) {
            objects.change(BuiltinKinds.ENDPOINT_SLICE, slice.get(), MergePatch.apply(slice.get(), content));
        } else {
            objects.create(
                    BuiltinKinds.ENDPOINT_SLICE,
                    ControlledObjects.namespace(service),
                    content.with("metadata", metadata(service)));
        }
    }

    private static JsonObject metadata(JsonObject service) {
        String name = ControlledObjects.name(service);
        Map<String, String> labels = Map.of(SERVICE_LABEL, name, MANAGER_LABEL, MANAGER);
        return JsonObject.of("generateName", name + "-")
                .with("labels", labels)
                .with("ownerReferences", List.of(ControlledObjects.reference(service)));
    }

    private static List<JsonObject> selected(JsonObject service, List<JsonObject> pods) {
        JsonObject selector = service.object("spec").object("selector");
        return pods.stream()
                .filter(pod -> pod.object("status").has("podIP"))
                .filter(pod -> holds(pod.object("metadata").object("labels"), selector))
                .toList();
    }

    private static boolean holds(JsonObject labels, JsonObject wanted) {
        return labels.members().entrySet().containsAll(wanted.members().entrySet());
    }

    private static JsonObject endpoint(JsonObject pod) {
        boolean isReady = Pods.isReady(pod);
        JsonObject target = JsonObject.of("kind", "Pod")
                .with("namespace", ControlledObjects.namespace(pod))
                .with("name", ControlledObjects.name(pod))
                .with("uid", ControlledObjects.uid(pod));
        return JsonObject.of(
                        "addresses", List.of(pod.object("status").text("podIP").orElse("")))
                .with(
                        "conditions",
                        JsonObject.of("ready", isReady).with("serving", isReady).with("terminating", false))
                .with("targetRef", target)
                .with("nodeName", Kubelet.NODE);
    }

    private static List<JsonObject> ports(JsonObject service, List<JsonObject> pods) {
        return service.object("spec").array("ports").objects().stream()
                .map(port -> JsonObject.of("name", port.text("name").orElse(""))
                        .with("port", target(port, pods))
                        .with("protocol", port.text("protocol").orElse("TCP")))
                .toList();
    }

    /** The number of the port on the pods; a name is looked up in their containers. */
    private static JsonValue target(JsonObject port, List<JsonObject> pods) {
        JsonValue target = port.get("targetPort").orElse(JsonNumber.of(0));
        return target instanceof JsonString name ? named(name, pods).orElse(JsonNumber.of(0)) : target;
    }

    private static Optional<JsonValue> named(JsonString name, List<JsonObject> pods) {
        return pods.stream()
                .flatMap(pod -> pod.object("spec").array("containers").objects().stream())
                .flatMap(container -> container.array("ports").objects().stream())
                .filter(port -> port.get("name").equals(Optional.of(name)))
                .flatMap(port -> Stream.ofNullable(port.members().get("containerPort")))
                .findFirst();
    }
}
