package io.jenkins.plugins.servicemesh.embedded.controller;

import io.jenkins.plugins.servicemesh.embedded.store.Identifiers;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Optional;

/** Which state of a pod template a pod was made from. */
final class Revision {

    /** The label that carries it on the pods of StatefulSets and DaemonSets. */
    static final String LABEL = "controller-revision-hash";

    private Revision() {}

    /** The name of the workload's present template. */
    static String of(JsonObject workload) {
        return Identifiers.hash(workload.object("spec").object("template").toString());
    }

    /** Whether the pod was made from that template. */
    static boolean isOn(JsonObject pod, String revision) {
        return pod.object("metadata").object("labels").text(LABEL).equals(Optional.of(revision));
    }
}
