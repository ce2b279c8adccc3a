package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.GatewayName;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.plan.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What has to be read to plan an intent: only what it touches. */
public final class IstioNeeds {

    private IstioNeeds() {}

    /** All of it, each once. */
    public static List<Need> of(MeshSpec spec) {
        List<Need> needs = new ArrayList<>();
        String namespace = spec.namespace();
        if (spec.injection().isPresent()) {
            needs.addAll(injection(namespace));
        }
        if (spec.restart()) {
            needs.addAll(restart(namespace));
        }
        if (!spec.mtls().isEmpty()) {
            needs.addAll(mtls(namespace));
        }
        if (!spec.requestAuthentication().isEmpty()) {
            needs.addAll(requestAuthentication(namespace));
            needs.addAll(access(namespace));
        }
        if (!spec.access().isEmpty()) {
            needs.addAll(access(namespace));
        }
        if (!spec.telemetry().isEmpty()) {
            needs.addAll(telemetry(namespace));
        }
        if (!spec.egress().isEmpty()) {
            needs.addAll(egress(namespace));
        }
        if (!spec.gateways().isEmpty()) {
            needs.addAll(gateways(namespace));
        }
        if (!spec.sidecars().isEmpty()) {
            needs.addAll(sidecars(namespace));
        }
        for (ServiceSpec service : spec.services()) {
            needs.addAll(routing(namespace));
            needs.addAll(endpoints(TargetService.of(service, namespace)));
            needs.addAll(boundGateways(TargetService.of(service, namespace)));
        }
        return needs.stream().distinct().toList();
    }

    static List<Need> injection(String namespace) {
        return List.of(Need.one(KubernetesTypes.NAMESPACE, "", namespace), Need.all(KubernetesTypes.POD, namespace));
    }

    /** A restart is of workloads whose pods have to be seen. */
    static List<Need> restart(String namespace) {
        return Stream.concat(Stream.of(KubernetesTypes.POD), KubernetesTypes.WORKLOADS.stream())
                .map(type -> Need.all(type, namespace))
                .toList();
    }

    static List<Need> mtls(String namespace) {
        return List.of(Need.all(IstioTypes.PEER_AUTHENTICATION, namespace));
    }

    static List<Need> access(String namespace) {
        return List.of(Need.all(IstioTypes.AUTHORIZATION_POLICY, namespace));
    }

    static List<Need> requestAuthentication(String namespace) {
        return List.of(Need.all(IstioTypes.REQUEST_AUTHENTICATION, namespace));
    }

    static List<Need> egress(String namespace) {
        return List.of(Need.all(IstioTypes.SERVICE_ENTRY, namespace), Need.all(IstioTypes.DESTINATION_RULE, namespace));
    }

    static List<Need> gateways(String namespace) {
        return List.of(Need.all(IstioTypes.GATEWAY, namespace));
    }

    static List<Need> sidecars(String namespace) {
        return List.of(Need.all(IstioTypes.SIDECAR, namespace));
    }

    static List<Need> telemetry(String namespace) {
        return List.of(Need.all(IstioTypes.TELEMETRY, namespace));
    }

    static List<Need> routing(String namespace) {
        return List.of(
                Need.all(IstioTypes.DESTINATION_RULE, namespace), Need.all(IstioTypes.VIRTUAL_SERVICE, namespace));
    }

    /** What shows whether the gateways that a service is bound to are there; planning goes on without it. */
    static List<Need> boundGateways(TargetService service) {
        return service.spec().gateways().stream()
                .flatMap(binding -> binding.gateways().stream())
                .map(gateway -> GatewayName.read(gateway, service.namespace()))
                .flatMap(gateway -> gateways(gateway.namespace()).stream())
                .distinct()
                .toList();
    }

    /** What shows whether anything answers; planning goes on without it. */
    static List<Need> endpoints(TargetService service) {
        return service.serviceNamespace().map(IstioNeeds::endpoints).orElse(List.of());
    }

    private static List<Need> endpoints(String namespace) {
        List<Need> needs = new ArrayList<>(List.of(Need.all(KubernetesTypes.SERVICE, namespace)));
        needs.addAll(EndpointCensus.needs(namespace));
        return needs;
    }
}
