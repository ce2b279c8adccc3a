package io.jenkins.plugins.servicemesh.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An intent: what is wanted of one namespace. It is partial: what is written is enforced, what is not written is kept,
 * removal is explicit.
 *
 * @param namespace where the services, workloads and policies are
 * @param restart whether workloads are restarted whose pods are in the mesh otherwise than {@code injection} says
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
        boolean restart,
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
        return new Draft(namespace).spec();
    }

    /** The same wishes for that namespace. */
    public MeshSpec in(String other) {
        return changed(draft -> draft.namespace = other);
    }

    public MeshSpec withInjection(Injection wanted) {
        return changed(draft -> draft.injection = Optional.of(wanted));
    }

    public MeshSpec withRestart(boolean wanted) {
        return changed(draft -> draft.restart = wanted);
    }

    public MeshSpec plus(MtlsSpec wanted) {
        return changed(draft -> draft.mtls.add(wanted));
    }

    public MeshSpec plus(RequestAuthenticationSpec wanted) {
        return changed(draft -> draft.requestAuthentication.add(wanted));
    }

    public MeshSpec plus(AccessSpec wanted) {
        return changed(draft -> draft.access.add(wanted));
    }

    public MeshSpec plus(TelemetrySpec wanted) {
        return changed(draft -> draft.telemetry.add(wanted));
    }

    public MeshSpec plus(EgressSpec wanted) {
        return changed(draft -> draft.egress.add(wanted));
    }

    public MeshSpec plus(GatewaySpec wanted) {
        return changed(draft -> draft.gateways.add(wanted));
    }

    public MeshSpec plus(SidecarSpec wanted) {
        return changed(draft -> draft.sidecars.add(wanted));
    }

    /** The same with these services only. */
    public MeshSpec withServices(List<ServiceSpec> wanted) {
        return changed(draft -> {
            draft.services.clear();
            draft.services.addAll(wanted);
        });
    }

    public MeshSpec plus(ServiceSpec wanted) {
        return changed(draft -> draft.services.add(wanted));
    }

    /** Whether nothing is wanted. */
    public boolean isEmpty() {
        return equals(of(namespace));
    }

    private MeshSpec changed(Consumer<Draft> change) {
        Draft draft = new Draft(namespace);
        draft.injection = injection;
        draft.restart = restart;
        draft.mtls.addAll(mtls);
        draft.requestAuthentication.addAll(requestAuthentication);
        draft.access.addAll(access);
        draft.telemetry.addAll(telemetry);
        draft.egress.addAll(egress);
        draft.gateways.addAll(gateways);
        draft.sidecars.addAll(sidecars);
        draft.services.addAll(services);
        change.accept(draft);
        return draft.spec();
    }

    /** A spec while it is copied with one change. */
    private static final class Draft {
        private String namespace;
        private Optional<Injection> injection = Optional.empty();
        private boolean restart;
        private final List<MtlsSpec> mtls = new ArrayList<>();
        private final List<RequestAuthenticationSpec> requestAuthentication = new ArrayList<>();
        private final List<AccessSpec> access = new ArrayList<>();
        private final List<TelemetrySpec> telemetry = new ArrayList<>();
        private final List<EgressSpec> egress = new ArrayList<>();
        private final List<GatewaySpec> gateways = new ArrayList<>();
        private final List<SidecarSpec> sidecars = new ArrayList<>();
        private final List<ServiceSpec> services = new ArrayList<>();

        Draft(String namespace) {
            this.namespace = namespace;
        }

        MeshSpec spec() {
            return new MeshSpec(
                    namespace,
                    injection,
                    restart,
                    mtls,
                    requestAuthentication,
                    access,
                    telemetry,
                    egress,
                    gateways,
                    sidecars,
                    services);
        }
    }
}
