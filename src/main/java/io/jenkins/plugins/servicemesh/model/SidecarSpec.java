package io.jenkins.plugins.servicemesh.model;

import java.util.List;
import java.util.Optional;

/**
 * Which hosts the sidecars of a namespace, or of one workload, know (Istio: Sidecar). What is absent or empty is left as it
 * is.
 *
 * @param workload absent for the whole namespace
 * @param egress {@code namespace/host} as in {@code shop/*}, {@code ./*} or {@code *}{@code /api.example.com}; all others are
 *     unknown from then on
 * @param outboundTraffic what happens to requests for hosts that are not known
 */
public record SidecarSpec(Optional<Workload> workload, List<String> egress, Optional<OutboundTraffic> outboundTraffic) {

    /** What happens to requests for hosts that are not known (Istio: {@code outboundTrafficPolicy.mode}). */
    public enum OutboundTraffic {
        /** They go where they want, and the mesh does nothing for them. */
        ALLOW_ANY,
        /** They are refused. */
        REGISTRY_ONLY;

        /** @throws InvalidValueException for any other word */
        public static OutboundTraffic parse(String text) {
            return EnumWords.parse(OutboundTraffic.class, "outbound traffic policy", text);
        }
    }

    public SidecarSpec {
        egress = List.copyOf(egress);
        if (egress.isEmpty() && outboundTraffic.isEmpty()) {
            throw new InvalidValueException("sidecar", "", "egress hosts, or an outboundTrafficPolicy");
        }
        egress.stream().filter(host -> !host.matches("[^/]+/[^/]+")).forEach(host -> {
            throw new InvalidValueException("egress host", host, "NAMESPACE/HOST such as shop/* or ./*");
        });
    }

    /** The hosts that all sidecars of the namespace know. */
    public static SidecarSpec ofNamespace(String... egress) {
        return new SidecarSpec(Optional.empty(), List.of(egress), Optional.empty());
    }
}
