package io.jenkins.plugins.servicemesh.istio.api;

import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;

/** Istio's kinds, each in the version that we write: v1 where Istio serves it. */
public final class IstioTypes {

    private static final String NETWORKING = "networking.istio.io";
    private static final String SECURITY = "security.istio.io";

    public static final ResourceType VIRTUAL_SERVICE = v1(NETWORKING, "VirtualService", "virtualservices");
    public static final ResourceType DESTINATION_RULE = v1(NETWORKING, "DestinationRule", "destinationrules");
    public static final ResourceType GATEWAY = v1(NETWORKING, "Gateway", "gateways");
    public static final ResourceType SERVICE_ENTRY = v1(NETWORKING, "ServiceEntry", "serviceentries");
    public static final ResourceType SIDECAR = v1(NETWORKING, "Sidecar", "sidecars");
    public static final ResourceType WORKLOAD_ENTRY = v1(NETWORKING, "WorkloadEntry", "workloadentries");
    public static final ResourceType WORKLOAD_GROUP = v1(NETWORKING, "WorkloadGroup", "workloadgroups");
    public static final ResourceType ENVOY_FILTER =
            ResourceType.namespaced(NETWORKING, "v1alpha3", "EnvoyFilter", "envoyfilters");
    public static final ResourceType PROXY_CONFIG =
            ResourceType.namespaced(NETWORKING, "v1beta1", "ProxyConfig", "proxyconfigs");
    public static final ResourceType PEER_AUTHENTICATION = v1(SECURITY, "PeerAuthentication", "peerauthentications");
    public static final ResourceType AUTHORIZATION_POLICY =
            v1(SECURITY, "AuthorizationPolicy", "authorizationpolicies");
    public static final ResourceType REQUEST_AUTHENTICATION =
            v1(SECURITY, "RequestAuthentication", "requestauthentications");
    public static final ResourceType TELEMETRY = v1("telemetry.istio.io", "Telemetry", "telemetries");
    public static final ResourceType WASM_PLUGIN =
            ResourceType.namespaced("extensions.istio.io", "v1alpha1", "WasmPlugin", "wasmplugins");

    /** Every kind above. */
    public static final List<ResourceType> ALL = List.of(
            VIRTUAL_SERVICE,
            DESTINATION_RULE,
            GATEWAY,
            SERVICE_ENTRY,
            SIDECAR,
            WORKLOAD_ENTRY,
            WORKLOAD_GROUP,
            ENVOY_FILTER,
            PROXY_CONFIG,
            PEER_AUTHENTICATION,
            AUTHORIZATION_POLICY,
            REQUEST_AUTHENTICATION,
            TELEMETRY,
            WASM_PLUGIN);

    /** The kinds that plans write, in the order of writing: a subset and a gateway before the route that needs them. */
    public static final List<ResourceType> PLANNED = List.of(
            PEER_AUTHENTICATION,
            REQUEST_AUTHENTICATION,
            AUTHORIZATION_POLICY,
            TELEMETRY,
            SERVICE_ENTRY,
            GATEWAY,
            SIDECAR,
            DESTINATION_RULE,
            VIRTUAL_SERVICE);

    private IstioTypes() {}

    private static ResourceType v1(String group, String kind, String plural) {
        return ResourceType.namespaced(group, "v1", kind, plural);
    }
}
