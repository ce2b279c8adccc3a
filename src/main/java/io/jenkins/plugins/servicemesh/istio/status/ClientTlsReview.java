package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IstioHosts;
import io.jenkins.plugins.servicemesh.mesh.status.MtlsFacts;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds callers' settings that contradict the workloads': what a DestinationRule makes them send is refused there. */
final class ClientTlsReview {

    /** A TLS setting of a rule and where it stands. */
    private record Setting(Resource rule, String path, String mode) {}

    private final Snapshot snapshot;
    private final String namespace;
    private final List<Setting> settings;

    ClientTlsReview(Snapshot snapshot, String namespace, String root) {
        this.snapshot = snapshot;
        this.namespace = namespace;
        this.settings = Stream.of(namespace, root)
                .distinct()
                .flatMap(place -> snapshot.list(IstioTypes.DESTINATION_RULE, place).stream())
                .flatMap(rule -> settings(rule).stream())
                .toList();
    }

    /** Contradictions with the workload whose pods have these labels. */
    List<Finding> check(String workload, Map<String, String> podLabels, MtlsFacts mtls) {
        List<String> hosts = snapshot.list(KubernetesTypes.SERVICE, namespace).stream()
                .filter(service -> selects(service, podLabels))
                .map(service -> IstioHosts.resolve(service.name(), namespace))
                .toList();
        return settings.stream()
                .filter(setting -> hosts.stream().anyMatch(host -> HostNames.covers(host(setting.rule()), host)))
                .filter(setting -> contradicts(setting, mtls))
                .map(setting -> finding(setting, workload))
                .toList();
    }

    private static boolean contradicts(Setting setting, MtlsFacts mtls) {
        return switch (setting.mode()) {
            case "DISABLE", "SIMPLE" -> mtls.has(MtlsMode.STRICT);
            case "ISTIO_MUTUAL" -> mtls.has(MtlsMode.DISABLE);
            default -> false;
        };
    }

    private static Finding finding(Setting setting, String workload) {
        String takes = setting.mode().equals("ISTIO_MUTUAL") ? "plain text only" : "mutual TLS only";
        return Finding.error(
                        "status/mtls-contradiction",
                        workload + " takes " + takes + " on some port, and this makes its callers send")
                .withValue(setting.mode())
                .withSuggestion("leave the mode out: sidecars then send what is taken")
                .at(Place.in(setting.rule().id(), setting.path()));
    }

    private static boolean selects(Resource service, Map<String, String> podLabels) {
        Map<String, String> selector = service.spec().object("selector").texts();
        return !selector.isEmpty() && podLabels.entrySet().containsAll(selector.entrySet());
    }

    private static String host(Resource rule) {
        return IstioHosts.resolve(rule.spec().text("host").orElse(""), rule.namespace());
    }

    private static List<Setting> settings(Resource rule) {
        List<Setting> settings = new ArrayList<>();
        collect(rule, rule.spec().object("trafficPolicy"), "spec.trafficPolicy", settings);
        List<JsonObject> subsets = rule.spec().array("subsets").objects();
        for (int i = 0; i < subsets.size(); i++) {
            String path = "spec.subsets[" + i + "].trafficPolicy";
            collect(rule, subsets.get(i).object("trafficPolicy"), path, settings);
        }
        return settings;
    }

    private static void collect(Resource rule, JsonObject policy, String path, List<Setting> settings) {
        policy.object("tls").text("mode").ifPresent(mode -> settings.add(new Setting(rule, path + ".tls.mode", mode)));
        List<JsonObject> ports = policy.array("portLevelSettings").objects();
        for (int i = 0; i < ports.size(); i++) {
            String at = path + ".portLevelSettings[" + i + "].tls.mode";
            ports.get(i).object("tls").text("mode").ifPresent(mode -> settings.add(new Setting(rule, at, mode)));
        }
    }
}
