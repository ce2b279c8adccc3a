package io.jenkins.plugins.servicemesh.embedded.traffic.route;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.EmbeddedCluster;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.mesh.PodOwners;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which workloads answer behind a destination: the ready pods of its Service that have its subset's labels, each as often. */
final class Destinations {

    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    private final EmbeddedCluster cluster;

    Destinations(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * @param destination host and subset, as a VirtualService writes them
     * @param namespace where it is written
     */
    Shares behind(JsonObject destination, String namespace) {
        ServiceHost host = ServiceHost.parse(destination.text("host").orElse(""));
        String where = host.namespace().orElse(namespace);
        Map<String, String> labels = destination
                .text("subset")
                .map(subset -> labels(host, subset, where))
                .orElse(Map.of());
        Set<String> ready = readyPods(host.name(), where);
        List<Resource> pods = cluster.list(KubernetesTypes.POD, where).stream()
                .filter(pod -> ready.contains(pod.name()))
                .filter(pod -> pod.labels().entrySet().containsAll(labels.entrySet()))
                .toList();
        return pods.stream()
                .map(pod -> new Shares(Map.of(workload(pod), 1.0 / pods.size())))
                .reduce(Shares.NONE, Shares::plus);
    }

    private Map<String, String> labels(ServiceHost host, String subset, String namespace) {
        return cluster.list(IstioTypes.DESTINATION_RULE, "").stream()
                .filter(rule -> isFor(host, rule, namespace))
                .flatMap(rule -> rule.tree().object("spec").array("subsets").objects().stream())
                .filter(each -> each.text("name").equals(Optional.of(subset)))
                .map(each -> each.object("labels").texts())
                .findFirst()
                .orElse(Map.of());
    }

    private static boolean isFor(ServiceHost host, Resource rule, String namespace) {
        ServiceHost ruled =
                ServiceHost.parse(rule.tree().object("spec").text("host").orElse(""));
        ServiceHost full = ruled.external()
                ? ruled
                : ServiceHost.of(ruled.name(), ruled.namespace().orElse(rule.namespace()));
        return full.matches(host, namespace);
    }

    private Set<String> readyPods(String service, String namespace) {
        return cluster.list(KubernetesTypes.ENDPOINT_SLICE, namespace).stream()
                .filter(slice -> service.equals(slice.labels().get(SERVICE_NAME)))
                .flatMap(slice -> slice.tree().array("endpoints").objects().stream())
                .filter(endpoint -> endpoint.object("conditions").get("ready").equals(Optional.of(JsonBoolean.TRUE)))
                .map(endpoint -> endpoint.object("targetRef").text("name").orElse(""))
                .collect(Collectors.toSet());
    }

    private static String workload(Resource pod) {
        String owner = PodOwners.workload(pod);
        return owner.substring(owner.indexOf(' ') + 1);
    }
}
