package io.jenkins.plugins.servicemesh.mesh;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts the ready endpoints behind a destination, from EndpointSlices and the labels of their pods. */
public final class EndpointCensus {

    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    private final Snapshot snapshot;

    /** @param snapshot with what {@link #needs} names */
    public EndpointCensus(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** What must be read for a census of that namespace. */
    public static List<Need> needs(String namespace) {
        return List.of(Need.all(KubernetesTypes.ENDPOINT_SLICE, namespace), Need.all(KubernetesTypes.POD, namespace));
    }

    /** Whether all that a census needs could be read. */
    public boolean isPossible(String namespace) {
        return needs(namespace).stream()
                .allMatch(need -> snapshot.answers(need) && snapshot.gap(need).isEmpty());
    }

    /** How many ready endpoints of that Service are pods with all these labels. */
    public int ready(String namespace, String service, Map<String, String> labels) {
        Set<String> pods = podsWith(namespace, labels);
        return (int) endpoints(namespace, service)
                .filter(EndpointCensus::isReady)
                .map(EndpointCensus::pod)
                .filter(pods::contains)
                .distinct()
                .count();
    }

    /** The names of the pods behind that Service, ready or not. */
    public Set<String> pods(String namespace, String service) {
        return endpoints(namespace, service).map(EndpointCensus::pod).collect(Collectors.toSet());
    }

    private Stream<JsonObject> endpoints(String namespace, String service) {
        return snapshot.list(KubernetesTypes.ENDPOINT_SLICE, namespace).stream()
                .filter(slice -> service.equals(slice.labels().get(SERVICE_NAME)))
                .flatMap(slice -> slice.tree().array("endpoints").objects().stream());
    }

    private static String pod(JsonObject endpoint) {
        return endpoint.object("targetRef").text("name").orElse("");
    }

    private Set<String> podsWith(String namespace, Map<String, String> labels) {
        return snapshot.list(KubernetesTypes.POD, namespace).stream()
                .filter(pod -> pod.labels().entrySet().containsAll(labels.entrySet()))
                .map(Resource::name)
                .collect(Collectors.toSet());
    }

    /** An absent condition means ready, as in Kubernetes' EndpointSlice API. */
    private static boolean isReady(JsonObject endpoint) {
        return endpoint.object("conditions").get("ready").orElse(JsonBoolean.TRUE) != JsonBoolean.FALSE;
    }
}
