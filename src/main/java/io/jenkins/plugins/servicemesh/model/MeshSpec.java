package io.jenkins.plugins.servicemesh.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An intent: what is wanted of one namespace. It is partial: what is written is enforced, what is not written is kept,
 * removal is explicit.
 *
 * @param namespace where the services, workloads and policies are
 * @param mtls one a workload, and one for the namespace
 * @param requestAuthentication one a workload, and one for the namespace
 * @param access who may call what
 * @param telemetry one a workload, and one for the namespace
 * @param egress hosts outside of the cluster, each host once
 * @param gateways one a name
 * @param sidecars one a workload, and one for the namespace
 * @param services one a host
 */
public record MeshSpec(
        String namespace,
        Optional<Injection> injection,
        List<MtlsSpec> mtls,
        List<RequestAuthenticationSpec> requestAuthentication,
        List<AccessSpec> access,
        List<TelemetrySpec> telemetry,
        List<EgressSpec> egress,
        List<GatewaySpec> gateways,
        List<SidecarSpec> sidecars,
        List<ServiceSpec> services) {

    public MeshSpec {
        Names.dnsLabel("namespace", namespace);
        mtls = List.copyOf(mtls);
        requestAuthentication = List.copyOf(requestAuthentication);
        access = List.copyOf(access);
        telemetry = List.copyOf(telemetry);
        egress = List.copyOf(egress);
        gateways = List.copyOf(gateways);
        sidecars = List.copyOf(sidecars);
        services = List.copyOf(services);
        onlyOnce("mtls", mtls.stream().map(one -> describe(one.workload())));
        onlyOnce("requestAuthentication", requestAuthentication.stream().map(one -> describe(one.workload())));
        onlyOnce("telemetry", telemetry.stream().map(one -> describe(one.workload())));
        onlyOnce("egress", egress.stream().flatMap(one -> one.hosts().stream()));
        onlyOnce("gateway", gateways.stream().map(GatewaySpec::name));
        onlyOnce("sidecar", sidecars.stream().map(one -> describe(one.workload())));
        onlyOnce("service", services.stream().map(ServiceSpec::host));
    }

    /** Two statements about the same thing could contradict each other, and the last one would win in silence. */
    private static void onlyOnce(String what, Stream<String> subjects) {
        Set<String> seen = new HashSet<>();
        subjects.filter(subject -> !seen.add(subject)).findFirst().ifPresent(subject -> {
            throw new InvalidValueException(what, subject, "one statement about it, with all that is wanted");
        });
    }

    private static String describe(Optional<Workload> workload) {
        return workload.map(Workload::name).orElse("the namespace");
    }

    /** Nothing wanted yet of this namespace. */
    public static MeshSpec of(String namespace) {
        return new MeshSpec(
                namespace,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same wishes for that namespace. */
    public MeshSpec in(String other) {
        return new MeshSpec(
                other, injection, mtls, requestAuthentication, access, telemetry, egress, gateways, sidecars, services);
    }

    public MeshSpec withInjection(Injection wanted) {
        return new MeshSpec(
                namespace,
                Optional.of(wanted),
                mtls,
                requestAuthentication,
                access,
                telemetry,
                egress,
                gateways,
                sidecars,
                services);
    }

    public MeshSpec plus(MtlsSpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                appended(mtls, wanted),
                requestAuthentication,
                access,
                telemetry,
                egress,
                gateways,
                sidecars,
                services);
    }

    public MeshSpec plus(RequestAuthenticationSpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                mtls,
                appended(requestAuthentication, wanted),
                access,
                telemetry,
                egress,
                gateways,
                sidecars,
                services);
    }

    public MeshSpec plus(AccessSpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                mtls,
                requestAuthentication,
                appended(access, wanted),
                telemetry,
                egress,
                gateways,
                sidecars,
                services);
    }

    public MeshSpec plus(TelemetrySpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                mtls,
                requestAuthentication,
                access,
                appended(telemetry, wanted),
                egress,
                gateways,
                sidecars,
                services);
    }

    public MeshSpec plus(EgressSpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                mtls,
                requestAuthentication,
                access,
                telemetry,
                appended(egress, wanted),
                gateways,
                sidecars,
                services);
    }

    public MeshSpec plus(GatewaySpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                mtls,
                requestAuthentication,
                access,
                telemetry,
                egress,
                appended(gateways, wanted),
                sidecars,
                services);
    }

    public MeshSpec plus(SidecarSpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                mtls,
                requestAuthentication,
                access,
                telemetry,
                egress,
                gateways,
                appended(sidecars, wanted),
                services);
    }

    public MeshSpec plus(ServiceSpec wanted) {
        return new MeshSpec(
                namespace,
                injection,
                mtls,
                requestAuthentication,
                access,
                telemetry,
                egress,
                gateways,
                sidecars,
                appended(services, wanted));
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
