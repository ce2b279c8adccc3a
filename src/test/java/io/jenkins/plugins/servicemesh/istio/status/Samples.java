package io.jenkins.plugins.servicemesh.istio.status;

/** Objects as a cluster shows them. */
final class Samples {

    static final String CONTROL_PLANE = """
            kind: Deployment
            metadata: {name: istiod, namespace: istio-system, labels: {app: istiod, istio.io/rev: default}}
            spec: {replicas: 2, template: {spec: {containers: [{name: discovery, image: "docker.io/istio/pilot:1.30.3"}]}}}
            status: {readyReplicas: 2}
            """;

    static final String INJECTOR = """
            kind: MutatingWebhookConfiguration
            metadata: {name: istio-sidecar-injector, labels: {istio.io/rev: default}}
            webhooks: [{clientConfig: {service: {name: istiod, namespace: istio-system}}}]
            """;

    static final String SHOP = """
            kind: Namespace
            metadata:
              name: shop
              labels: {istio-injection: enabled}
              managedFields:
              - time: "2026-01-01T10:00:00Z"
                fieldsV1: {"f:metadata": {"f:labels": {"f:istio-injection": {}}}}
            """;

    static final String READY = "status: {phase: Running, conditions: [{type: Ready, status: 'True'}]}";

    private Samples() {}

    /** A ready pod of reviews-v1 with a sidecar of that image. */
    static String injected(String image) {
        return pod("2026-01-01T11:00:00Z", """
                spec: {containers: [{name: reviews, image: r}, {name: istio-proxy, image: "%s"}]}
                """.formatted(image));
    }

    /** A ready pod of reviews-v1 without sidecar. */
    static String bare(String created) {
        return pod(created, "spec: {containers: [{name: reviews, image: r}]}\n");
    }

    static String pod(String created, String spec) {
        return """
                kind: Pod
                metadata:
                  name: reviews-v1-abc-1
                  namespace: shop
                  creationTimestamp: "%s"
                  labels: {app: reviews, version: v1, pod-template-hash: abc}
                  annotations: {sidecar.istio.io/status: '{"revision": "default"}'}
                  ownerReferences: [{kind: ReplicaSet, name: reviews-v1-abc}]
                """.formatted(created) + spec + READY;
    }
}
