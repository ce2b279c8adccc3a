package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.EgressFields;
import io.jenkins.plugins.servicemesh.istio.field.Optionals;
import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Location;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Resolution;
import io.jenkins.plugins.servicemesh.model.Protocol;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Map;

/** Builds a ServiceEntry: a host outside of the cluster's own Services that the mesh shall know. */
public final class ServiceEntryBuilder extends ResourceBuilder<ServiceEntryBuilder> {

    private ServiceEntryBuilder(String namespace, String name) {
        super(IstioTypes.SERVICE_ENTRY, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static ServiceEntryBuilder named(String namespace, String name) {
        return new ServiceEntryBuilder(namespace, name);
    }

    /** Adds a host ({@code hosts[]}). */
    public ServiceEntryBuilder host(String host) {
        spec.append("hosts", host);
        return this;
    }

    /** Adds a virtual address, an IP or, with NONE and STATIC, a CIDR block ({@code addresses[]}). */
    public ServiceEntryBuilder address(String address) {
        spec.append("addresses", address);
        return this;
    }

    /** Adds a port ({@code ports[]}). */
    public ServiceEntryBuilder port(int number, String name, Protocol protocol) {
        spec.append("ports", JsonObject.of("number", number).with("name", name).with("protocol", protocol));
        return this;
    }

    /** Adds a port, named by protocol and number ({@code ports[]}); TLS that the mesh makes is a DestinationRule's business. */
    public ServiceEntryBuilder port(EgressPort port) {
        spec.append("ports", EgressFields.port(port));
        return this;
    }

    /** Whether the host is part of the mesh; outside when not given. */
    public ServiceEntryBuilder location(Location location) {
        spec.put("location", location);
        return this;
    }

    /** How addresses are found; NONE when not given. */
    public ServiceEntryBuilder resolution(Resolution resolution) {
        spec.put("resolution", resolution);
        return this;
    }

    /** Adds an endpoint: an IP, a DNS name or a unix socket, with its labels ({@code endpoints[]}). */
    public ServiceEntryBuilder endpoint(String address, Map<String, String> labels) {
        JsonObject endpoint = JsonObject.of("address", address);
        spec.append("endpoints", Optionals.withFilled(endpoint, "labels", JsonObject.ofTexts(labels)));
        return this;
    }

    /** Adds a namespace that sees this object, {@code .} for its own ({@code exportTo}). */
    public ServiceEntryBuilder exportTo(String namespace) {
        spec.append("exportTo", namespace);
        return this;
    }

    @Override
    ServiceEntryBuilder self() {
        return this;
    }
}
