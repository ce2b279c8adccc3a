package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.mesh.status.CallerFacts;
import io.jenkins.plugins.servicemesh.mesh.status.ControlPlane;
import io.jenkins.plugins.servicemesh.mesh.status.DestinationFacts;
import io.jenkins.plugins.servicemesh.mesh.status.Enrolment;
import io.jenkins.plugins.servicemesh.mesh.status.HostFacts;
import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.mesh.status.MtlsFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PodFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PolicyFact;
import io.jenkins.plugins.servicemesh.mesh.status.RouteFacts;
import io.jenkins.plugins.servicemesh.mesh.status.WorkloadFacts;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a mesh does in a namespace, as an indented tree. */
final class MeshFactsText {

    private final List<String> lines = new ArrayList<>();

    private MeshFactsText() {}

    static List<String> lines(MeshStatus status) {
        MeshFactsText text = new MeshFactsText();
        MeshFacts mesh = status.mesh();
        text.lines.add("Mesh: " + mesh.mesh());
        text.add(mesh.controlPlane());
        text.lines.add("Namespace " + status.namespace() + ": " + enrolment(mesh.enrolment()));
        mesh.workloads().forEach(text::add);
        text.lines.add("Routes:" + (mesh.hosts().isEmpty() ? " none" : ""));
        mesh.hosts().forEach(text::add);
        text.lines.add("Telemetry and policies of gateways:" + (mesh.policies().isEmpty() ? " none" : ""));
        mesh.policies().forEach(text::add);
        return text.lines;
    }

    private void line(int depth, String text) {
        lines.add("  ".repeat(depth) + text);
    }

    private void add(ControlPlane controlPlane) {
        controlPlane
                .revisions()
                .forEach(revision -> line(
                        1,
                        "control plane " + revision.namespace() + "/" + revision.deployment() + ": revision "
                                + revision.name()
                                + revision.version()
                                        .map(version -> ", version " + version)
                                        .orElse("") + ", "
                                + revision.ready() + " of " + revision.wanted() + " ready"));
        controlPlane
                .webhooks()
                .forEach(webhook -> line(
                        1,
                        (webhook.injects() ? "injects" : "checks") + " by " + webhook.name() + ": revision "
                                + webhook.revision()
                                + webhook.tag().map(tag -> ", tag " + tag).orElse("")));
    }

    private static String enrolment(Enrolment enrolment) {
        String how =
                switch (enrolment.mode()) {
                    case SIDECAR ->
                        "sidecars"
                                + enrolment
                                        .revision()
                                        .map(name -> " of revision " + name)
                                        .orElse("");
                    case AMBIENT -> "ambient";
                    case NONE -> "not in a mesh";
                    case UNKNOWN -> "not known whether it is in a mesh";
                };
        return how + " (" + enrolment.source() + ")";
    }

    private void add(WorkloadFacts workload) {
        line(
                1,
                workload.name() + ": " + workload.ready() + " of "
                        + workload.pods().size() + " pods ready, proxies: " + proxies(workload.pods()));
        line(2, "mTLS " + mtls(workload.mtls()));
        add(workload.callers());
    }

    /** {@code 2 current 1.30.3, 1 missing: created before ...}. */
    private static String proxies(List<PodFacts> pods) {
        Map<String, Long> kinds =
                pods.stream().collect(Collectors.groupingBy(MeshFactsText::proxy, TreeMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getValue() + " " + kind.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String proxy(PodFacts pod) {
        String word = pod.proxy().name().toLowerCase(Locale.ROOT);
        String version = pod.version().map(text -> " " + text).orElse("");
        return word + version + (pod.why().isEmpty() ? "" : ", " + pod.why());
    }

    private static String mtls(MtlsFacts mtls) {
        String ports = mtls.ports().entrySet().stream()
                .map(port -> "; port " + port.getKey() + " " + mode(port.getValue()))
                .collect(Collectors.joining());
        return mode(mtls.mode()) + ports;
    }

    private static String mode(MtlsFacts.Mode mode) {
        return mode.mode().map(Enum::name).orElse("not known") + " (" + mode.source() + ")";
    }

    private void add(CallerFacts callers) {
        callers.rules().forEach(rule -> line(2, rule.action() + " " + rule.words() + " (" + rule.source() + ")"));
        line(2, (callers.rules().isEmpty() ? "may be called by: " : "else: ") + callers.rest());
    }

    private void add(HostFacts host) {
        String gateways = host.gateways().isEmpty() ? "" : " at " + String.join(", ", host.gateways());
        line(1, host.host() + (host.source().isEmpty() ? "" : "  (" + host.source() + gateways + ")"));
        host.routes().forEach(this::add);
    }

    private void add(RouteFacts route) {
        line(2, route.title() + ": " + route.match());
        route.destinations().forEach(destination -> line(3, destination(destination)));
        route.also().forEach(also -> line(3, also));
    }

    /** {@code 90 % reviews.shop.svc.cluster.local v1 (version=v1): 2 ready}. */
    private static String destination(DestinationFacts to) {
        String labels = to.labels().entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(", ", " (", ")"));
        String ready = to.why().isEmpty() ? to.ready().orElse(0) + " ready" : to.why();
        return percent(to.percent()) + " % " + to.host()
                + to.subset().map(name -> " " + name).orElse("")
                + (to.labels().isEmpty() ? "" : labels) + ": " + ready;
    }

    private static String percent(double percent) {
        return BigDecimal.valueOf(percent)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void add(PolicyFact policy) {
        line(1, policy.source() + ", for " + policy.scope() + ":");
        policy.words().forEach(words -> line(2, words));
    }
}
