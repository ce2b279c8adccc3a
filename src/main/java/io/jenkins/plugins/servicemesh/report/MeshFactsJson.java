package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.mesh.status.CallerFacts;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane;
import io.jenkins.plugins.servicemesh.mesh.status.DestinationFacts;
import io.jenkins.plugins.servicemesh.mesh.status.Enrolment;
import io.jenkins.plugins.servicemesh.mesh.status.HostFacts;
import io.jenkins.plugins.servicemesh.mesh.status.MtlsFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PolicyFact;
import io.jenkins.plugins.servicemesh.mesh.status.RouteFacts;
import io.jenkins.plugins.servicemesh.mesh.status.WorkloadFacts;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Map;
import java.util.Optional;

/** The parts of a status that the mesh tells, as JSON; what is not known is left out. */
final class MeshFactsJson {

    private MeshFactsJson() {}

    static JsonObject controlPlane(ControlPlane controlPlane) {
        return JsonObject.of("rootNamespace", controlPlane.rootNamespace())
                .with(
                        "revisions",
                        controlPlane.revisions().stream()
                                .map(MeshFactsJson::revision)
                                .toList())
                .with(
                        "webhooks",
                        controlPlane.webhooks().stream()
                                .map(MeshFactsJson::webhook)
                                .toList());
    }

    private static JsonObject revision(ControlPlane.Revision revision) {
        JsonObject json = JsonObject.of("name", revision.name())
                .with("namespace", revision.namespace())
                .with("deployment", revision.deployment())
                .with("ready", revision.ready())
                .with("wanted", revision.wanted());
        return known(json, "version", revision.version());
    }

    private static JsonObject webhook(ControlPlane.Webhook webhook) {
        JsonObject json = JsonObject.of("kind", webhook.kind())
                .with("name", webhook.name())
                .with("injects", webhook.injects())
                .with("revision", webhook.revision());
        return known(json, "tag", webhook.tag());
    }

    static JsonObject enrolment(Enrolment enrolment) {
        JsonObject json = JsonObject.of("mode", enrolment.mode()).with("source", enrolment.source());
        return known(json, "revision", enrolment.revision());
    }

    static JsonObject workload(WorkloadFacts workload) {
        return JsonObject.of("name", workload.name())
                .with("ready", workload.ready())
                .with("pods", workload.pods().stream().map(MeshFactsJson::pod).toList())
                .with("mtls", mtls(workload.mtls()))
                .with("callers", callers(workload.callers()));
    }

    private static JsonObject pod(PodFacts pod) {
        JsonObject json = JsonObject.of("name", pod.name())
                .with("ready", pod.ready())
                .with("proxy", pod.proxy())
                .with("why", pod.why());
        return known(known(json, "revision", pod.revision()), "version", pod.version());
    }

    private static JsonObject mtls(MtlsFacts mtls) {
        JsonObject ports = JsonObject.EMPTY;
        for (Map.Entry<Integer, MtlsFacts.Mode> port : mtls.ports().entrySet()) {
            ports = ports.with(port.getKey().toString(), mode(port.getValue()));
        }
        return mode(mtls.mode()).with("ports", ports);
    }

    private static JsonObject mode(MtlsFacts.Mode mode) {
        return known(JsonObject.of("source", mode.source()), "mode", mode.mode());
    }

    private static JsonObject callers(CallerFacts callers) {
        return JsonObject.of("rest", callers.rest())
                .with(
                        "rules",
                        callers.rules().stream()
                                .map(rule -> JsonObject.of("action", rule.action())
                                        .with("words", rule.words())
                                        .with("source", rule.source()))
                                .toList());
    }

    static JsonObject host(HostFacts host) {
        return JsonObject.of("host", host.host())
                .with("source", host.source())
                .with("gateways", host.gateways())
                .with("routes", host.routes().stream().map(MeshFactsJson::route).toList());
    }

    private static JsonObject route(RouteFacts route) {
        JsonObject json = JsonObject.of("place", route.place())
                .with("match", route.match())
                .with(
                        "destinations",
                        route.destinations().stream()
                                .map(MeshFactsJson::destination)
                                .toList())
                .with("also", route.also());
        return known(json, "name", route.name());
    }

    private static JsonObject destination(DestinationFacts to) {
        JsonObject json = JsonObject.of("percent", to.percent())
                .with("host", to.host())
                .with("labels", JsonObject.ofTexts(to.labels()))
                .with("why", to.why());
        return known(known(json, "subset", to.subset()), "ready", to.ready());
    }

    static JsonObject policy(PolicyFact policy) {
        return JsonObject.of("source", policy.source())
                .with("scope", policy.scope())
                .with("words", policy.words());
    }

    private static JsonObject known(JsonObject json, String key, Optional<?> value) {
        return value.map(some -> json.with(key, some)).orElse(json);
    }
}
