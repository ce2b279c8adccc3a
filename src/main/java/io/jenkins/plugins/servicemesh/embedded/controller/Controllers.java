package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.embedded.store.StoredEvent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plays the controllers of a cluster: takes note of the namespaces in which something changed, and runs all
 * controllers there until nothing changes any more.
 */
public final class Controllers implements Consumer<StoredEvent> {

    private static final int MOST_ROUNDS = 100_000;

    private static final Set<String> WATCHED = Set.of(
            "Namespace", "Service", "Pod", "Deployment", "ReplicaSet", "StatefulSet", "DaemonSet", "EndpointSlice");
    private final Set<String> changed = new LinkedHashSet<>();
    private final GarbageCollector garbage;
    private final List<Controller> controllers;

    public Controllers(ControlledObjects objects) {
        Pods pods = new Pods(objects);
        garbage = new GarbageCollector(objects);
        controllers = List.of(
                new NamespaceController(objects),
                garbage,
                new DeploymentController(objects),
                new ReplicaSetController(objects, pods),
                new StatefulSetController(objects, pods),
                new DaemonSetController(objects, pods),
                new Kubelet(objects),
                new EndpointSliceController(objects));
    }

    @Override
    public void accept(StoredEvent event) {
        garbage.accept(event);
        boolean isTerminating = event.object().object("metadata").has("deletionTimestamp");
        String kind = event.kind().type().kind();
        if (WATCHED.contains(kind) || isTerminating || garbage.hasWork()) {
            changed.add(kind.equals("Namespace") ? ControlledObjects.name(event.object()) : event.namespace());
        }
    }

    /** Runs until everything is as it should be. */
    public void settle() {
        for (int round = 0; !changed.isEmpty(); round++) {
            if (round > MOST_ROUNDS) {
                throw new IllegalStateException("the controllers do not come to rest in " + changed);
            }
            Iterator<String> next = changed.iterator();
            String namespace = next.next();
            next.remove();
            controllers.forEach(controller -> controller.reconcile(namespace));
        }
    }
}
