package io.jenkins.plugins.servicemesh.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How connections are taken: in the whole namespace, or by one workload, there with exceptions for ports.
 *
 * @param workload absent for the whole namespace
 * @param mode absent to leave it as it is
 * @param ports modes by workload port (not Service port); on workloads only, as in Istio
 */
public record MtlsSpec(Optional<Workload> workload, Optional<MtlsMode> mode, Map<Integer, MtlsMode> ports) {

    public MtlsSpec {
        ports = Collections.unmodifiableMap(new TreeMap<>(ports));
        if (workload.isEmpty() && !ports.isEmpty()) {
            throw new InvalidValueException("mTLS ports", ports.keySet(), "ports of a workload: name one");
        }
        ports.keySet().forEach(port -> Ports.check("port", port));
        if (mode.isEmpty() && ports.isEmpty()) {
            throw new InvalidValueException("mTLS", "", "a mode, or modes of ports");
        }
    }

    public static MtlsSpec ofNamespace(MtlsMode mode) {
        return new MtlsSpec(Optional.empty(), Optional.of(mode), Map.of());
    }

    public static MtlsSpec ofWorkload(Workload workload, MtlsMode mode) {
        return new MtlsSpec(Optional.of(workload), Optional.of(mode), Map.of());
    }
}
