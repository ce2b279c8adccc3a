package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What a pod itself tells about its place in the mesh. */
public record MeshPod(Resource pod) {

    private static final String REDIRECTION = "ambient.istio.io/redirection";

    /** One that has ended serves nothing any more. */
    public boolean isRunning() {
        String phase = pod.status().text("phase").orElse("Running");
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    boolean isReady() {
        return pod.status().array("conditions").objects().stream()
                .anyMatch(condition -> condition.text("type").equals(Optional.of("Ready"))
                        && condition.text("status").equals(Optional.of("True")));
    }

    /** The sidecar; a native one is an init container. */
    public Optional<JsonObject> sidecar() {
        return Stream.of("containers", "initContainers")
                .flatMap(list -> pod.spec().array(list).objects().stream())
                .filter(container -> container.text("name").equals(Optional.of(IstioLabels.PROXY_CONTAINER)))
                .findFirst();
    }

    Optional<String> proxyVersion() {
        return sidecar().flatMap(ControlPlaneNamespaces::imageTag);
    }

    /** By the annotation that injection leaves. */
    Optional<String> proxyRevision() {
        try {
            return Optional.ofNullable(pod.annotations().get(IstioLabels.SIDECAR_STATUS))
                    .flatMap(text -> JsonText.parseObject(text).text("revision"));
        } catch (TextFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether its traffic is redirected to the node's proxy: annotation {@code ambient.istio.io/redirection}. */
    public boolean isInAmbient() {
        return "enabled".equals(pod.annotations().get(REDIRECTION));
    }

    boolean isInHostNetwork() {
        return pod.spec().get("hostNetwork").equals(Optional.of(JsonBoolean.TRUE));
    }

    /** Its own word about a sidecar: {@code true} or {@code false}; the label counts before the annotation. */
    Optional<String> asksForSidecar() {
        return Optional.ofNullable(pod.labels().get(IstioLabels.SIDECAR_INJECT))
                .or(() -> Optional.ofNullable(pod.annotations().get(IstioLabels.SIDECAR_INJECT)));
    }

    Optional<String> asksForRevision() {
        return Optional.ofNullable(pod.labels().get(IstioLabels.REVISION));
    }

    boolean refusesAmbient() {
        return IstioLabels.DATAPLANE_NONE.equals(pod.labels().get(IstioLabels.DATAPLANE_MODE));
    }

    Optional<Instant> created() {
        return pod.metadata().text("creationTimestamp").map(Instant::parse);
    }
}
