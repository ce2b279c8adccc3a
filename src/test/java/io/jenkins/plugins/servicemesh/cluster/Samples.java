package io.jenkins.plugins.servicemesh.cluster;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;

/** Objects that the contract is tried with. */
final class Samples {

    static final ResourceType VIRTUAL_SERVICE =
            ResourceType.namespaced("networking.istio.io", "v1", "VirtualService", "virtualservices");
    static final ResourceType VIRTUAL_SERVICE_BETA =
            ResourceType.namespaced("networking.istio.io", "v1beta1", "VirtualService", "virtualservices");
    static final ResourceType DESTINATION_RULE =
            ResourceType.namespaced("networking.istio.io", "v1", "DestinationRule", "destinationrules");
    static final ResourceType PEER_AUTHENTICATION =
            ResourceType.namespaced("security.istio.io", "v1", "PeerAuthentication", "peerauthentications");
    static final ResourceType UNKNOWN_KIND =
            ResourceType.namespaced("networking.istio.io", "v1", "VirtualMachine", "virtualmachines");
    static final ResourceType UNKNOWN_VERSION =
            ResourceType.namespaced("networking.istio.io", "v7", "VirtualService", "virtualservices");
    static final ResourceType UNKNOWN_GROUP =
            ResourceType.namespaced("nowhere.example.com", "v1", "VirtualService", "virtualservices");

    private Samples() {}

    static Resource of(ResourceType type, String namespace, String name, String spec) {
        return Resource.of(type, namespace, name).withSpec(JsonText.parseObject(spec));
    }

    static Resource namespace(String name) {
        return Resource.of(KubernetesTypes.NAMESPACE, "", name);
    }

    static Resource virtualService(String namespace, String name) {
        return of(VIRTUAL_SERVICE, namespace, name, """
                {"hosts": ["reviews"], "http": [{"name": "default", "route": [
                  {"destination": {"host": "reviews", "subset": "v1"}, "weight": 90},
                  {"destination": {"host": "reviews", "subset": "v2"}, "weight": 10}]}]}""");
    }

    /** A VirtualService that the schema takes and the webhook does not. */
    static Resource weightless(String namespace, String name) {
        return of(VIRTUAL_SERVICE, namespace, name, """
                {"hosts": ["reviews"], "http": [{"route": [
                  {"destination": {"host": "a"}, "weight": 0}, {"destination": {"host": "b"}, "weight": 0}]}]}""");
    }

    static Resource destinationRule(String namespace, String name, String trafficPolicy) {
        return of(
                DESTINATION_RULE, namespace, name, "{\"host\": \"reviews\", \"trafficPolicy\": " + trafficPolicy + "}");
    }

    static Resource configMap(String namespace, String name) {
        return configMap(namespace, name, JsonObject.of("colour", "blue"));
    }

    static Resource configMap(String namespace, String name, JsonObject data) {
        Resource empty = Resource.of(KubernetesTypes.CONFIG_MAP, namespace, name);
        return empty.withTree(empty.tree().with("data", data));
    }

    static Resource lease(String namespace, String name, String holder) {
        return of(KubernetesTypes.LEASE, namespace, name, """
                {"holderIdentity": "%s", "leaseDurationSeconds": 30,
                 "acquireTime": "2026-03-01T10:00:00.000000Z", "renewTime": "2026-03-01T10:00:00.123456Z"}""".formatted(holder));
    }

    static Resource service(String namespace, String name) {
        return of(
                KubernetesTypes.SERVICE,
                namespace,
                name,
                "{\"selector\": {\"app\": \"" + name + "\"}, \"ports\": [{\"name\": \"http\", \"port\": 9080}]}");
    }

    /** A Deployment whose pods the service of that name selects. */
    static Resource deployment(String namespace, String service, String version, int replicas) {
        return of(KubernetesTypes.DEPLOYMENT, namespace, service + "-" + version, """
                {"replicas": %2$d, "selector": {"matchLabels": {"app": "%1$s", "version": "%3$s"}},
                 "template": {"metadata": {"labels": {"app": "%1$s", "version": "%3$s"}},
                              "spec": {"containers": [{"name": "main", "image": "example.com/%1$s:%3$s"}]}}}""".formatted(
                        service, replicas, version));
    }
}
