package io.jenkins.plugins.servicemesh.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An intent: what is wanted of one namespace. It is partial: what is written is enforced, what is not written is kept,
 * removal is explicit.
 *
 * @param namespace where the services, workloads and policies are
 */
public record MeshSpec(
        String namespace,
        Optional<Injection> injection,
        List<MtlsSpec> mtls,
        List<AccessSpec> access,
        List<TelemetrySpec> telemetry,
        List<ServiceSpec> services) {

    public MeshSpec {
        Names.dnsLabel("namespace", namespace);
        mtls = List.copyOf(mtls);
        access = List.copyOf(access);
        telemetry = List.copyOf(telemetry);
        services = List.copyOf(services);
    }

    /** Nothing wanted yet of this namespace. */
    public static MeshSpec of(String namespace) {
        return new MeshSpec(namespace, Optional.empty(), List.of(), List.of(), List.of(), List.of());
    }

    public MeshSpec withInjection(Injection wanted) {
        return new MeshSpec(namespace, Optional.of(wanted), mtls, access, telemetry, services);
    }

    public MeshSpec plus(MtlsSpec wanted) {
        return new MeshSpec(namespace, injection, appended(mtls, wanted), access, telemetry, services);
    }

    public MeshSpec plus(AccessSpec wanted) {
        return new MeshSpec(namespace, injection, mtls, appended(access, wanted), telemetry, services);
    }

    public MeshSpec plus(TelemetrySpec wanted) {
        return new MeshSpec(namespace, injection, mtls, access, appended(telemetry, wanted), services);
    }

    public MeshSpec plus(ServiceSpec wanted) {
        return new MeshSpec(namespace, injection, mtls, access, telemetry, appended(services, wanted));
    }

    /** Whether nothing is wanted. */
    public boolean isEmpty() {
        return equals(of(namespace));
    }

    private static <T> List<T> appended(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
