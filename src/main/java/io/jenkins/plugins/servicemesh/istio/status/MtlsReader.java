package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.mesh.status.MtlsFacts;
import io.jenkins.plugins.servicemesh.mesh.status.MtlsFacts.Mode;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The mTLS mode of pods by Istio's precedence: what selects them in their namespace, else what holds for the namespace, else
 * for the mesh, else PERMISSIVE; of several the oldest. What leaves its mode out, or says UNSET, inherits.
 */
final class MtlsReader {

    /** Istio takes the oldest; made in one second, the first by name. */
    private static final Comparator<Resource> OLDEST = Comparator.<Resource, String>comparing(
                    policy -> policy.metadata().text("creationTimestamp").orElse(""))
            .thenComparing(Resource::name);

    private final Snapshot snapshot;
    private final String namespace;
    private final String root;

    MtlsReader(Snapshot snapshot, String namespace, String root) {
        this.snapshot = snapshot;
        this.namespace = namespace;
        this.root = root;
    }

    MtlsFacts read(Map<String, String> podLabels) {
        Optional<Resource> workload = workloadPolicy(podLabels);
        Mode mode = mode(workload);
        SortedMap<Integer, Mode> ports = new TreeMap<>();
        workload.ifPresent(policy -> ports(policy)
                .members()
                .keySet()
                .forEach(port -> ports.put(Integer.valueOf(port), port(policy, port, mode))));
        return new MtlsFacts(mode, ports);
    }

    /** In the root namespace only what selects nothing counts. */
    private Optional<Resource> workloadPolicy(Map<String, String> podLabels) {
        return namespace.equals(root)
                ? Optional.empty()
                : policies(namespace)
                        .filter(policy -> !selector(policy).isEmpty())
                        .filter(policy -> podLabels
                                .entrySet()
                                .containsAll(selector(policy).entrySet()))
                        .min(OLDEST);
    }

    private Mode mode(Optional<Resource> workload) {
        Optional<Mode> own = workload.flatMap(MtlsReader::said);
        if (own.isPresent()) {
            return own.get();
        }
        for (String place : List.of(namespace, root)) {
            Need need = Need.all(IstioTypes.PEER_AUTHENTICATION, place);
            if (snapshot.gap(need).filter(Snapshot.Gap.FORBIDDEN::equals).isPresent()) {
                return new Mode(Optional.empty(), "needs " + need);
            }
            Optional<Mode> said = policies(place)
                    .filter(policy -> selector(policy).isEmpty())
                    .min(OLDEST)
                    .flatMap(MtlsReader::said);
            if (said.isPresent()) {
                return said.get();
            }
        }
        return new Mode(Optional.of(MtlsMode.PERMISSIVE), "Istio's default");
    }

    private static Mode port(Resource policy, String port, Mode inherited) {
        return parse(ports(policy).object(port).text("mode"))
                .map(mode -> new Mode(Optional.of(mode), policy.id().toString()))
                .orElse(inherited);
    }

    private static Optional<Mode> said(Resource policy) {
        return parse(policy.spec().object("mtls").text("mode"))
                .map(mode -> new Mode(Optional.of(mode), policy.id().toString()));
    }

    private static Optional<MtlsMode> parse(Optional<String> word) {
        return word.filter(mode -> !mode.equals("UNSET")).map(MtlsMode::parse);
    }

    private Stream<Resource> policies(String place) {
        return snapshot.list(IstioTypes.PEER_AUTHENTICATION, place).stream();
    }

    private static JsonObject ports(Resource policy) {
        return policy.spec().object("portLevelMtls");
    }

    private static Map<String, String> selector(Resource policy) {
        return policy.spec().object("selector").object("matchLabels").texts();
    }
}
