package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.util.List;

/** Lets every pod run, at once and with an address; one that is marked so never becomes ready. */
public final class Kubelet implements Controller {

    /** The name of the one node. */
    public static final String NODE = "embedded";

    private static final String NEVER_READY = "lab/never-ready";
    private static final String NODE_ADDRESS = "10.244.0.1";

    private final ControlledObjects objects;
    private int addresses = 1;

    Kubelet(ControlledObjects objects) {
        this.objects = objects;
    }

    @Override
    public void reconcile(String namespace) {
        objects.list(BuiltinKinds.POD, namespace).stream()
                .filter(pod -> !isAsItShouldBe(pod))
                .forEach(this::run);
    }

    private static boolean isAsItShouldBe(JsonObject pod) {
        return pod.object("status").has("podIP") && Pods.isReady(pod) == mayBeReady(pod);
    }

    private static boolean mayBeReady(JsonObject pod) {
        return !pod.object("metadata").object("annotations").has(NEVER_READY);
    }

    private void run(JsonObject pod) {
        JsonObject scheduled = pod.with("spec", pod.object("spec").with("nodeName", NODE));
        objects.change(BuiltinKinds.POD, pod, scheduled.with("status", status(pod)));
    }

    private JsonObject status(JsonObject pod) {
        String since = pod.object("metadata").text("creationTimestamp").orElse("");
        boolean isReady = mayBeReady(pod);
        List<JsonObject> containers = pod.object("spec").array("containers").objects().stream()
                .map(container -> container(container, isReady, since))
                .toList();
        String address = pod.object("status").text("podIP").orElseGet(this::nextAddress);
        return JsonObject.of("phase", "Running")
                .with(
                        "conditions",
                        List.of(
                                condition("PodScheduled", true, since),
                                condition("Initialized", true, since),
                                condition("Ready", isReady, since),
                                condition("ContainersReady", isReady, since)))
                .with("hostIP", NODE_ADDRESS)
                .with("podIP", address)
                .with("podIPs", List.of(JsonObject.of("ip", address)))
                .with("startTime", since)
                .with("containerStatuses", containers);
    }

    private String nextAddress() {
        addresses++;
        return "10.244." + addresses / 250 + "." + (addresses % 250 + 2);
    }

    private static JsonObject condition(String type, boolean holds, String since) {
        JsonObject condition = JsonObject.of("type", type).with("status", holds ? "True" : "False");
        JsonObject explained = holds ? condition : condition.with("reason", "ContainersNotReady");
        return explained.with("lastTransitionTime", since);
    }

    private static JsonObject container(JsonObject container, boolean isReady, String since) {
        JsonObject running = JsonObject.of("running", JsonObject.of("startedAt", since));
        return JsonObject.of("name", container.get("name").orElse(new JsonString("")))
                .with("image", container.get("image").orElse(new JsonString("")))
                .with("ready", isReady)
                .with("started", true)
                .with("restartCount", 0)
                .with("state", running);
    }
}
