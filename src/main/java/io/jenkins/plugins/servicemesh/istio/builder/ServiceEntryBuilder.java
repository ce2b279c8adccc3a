package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.Optionals;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Map;

/** Builds a ServiceEntry: a host outside of the cluster's own Services that the mesh shall know. */
public final class ServiceEntryBuilder extends ResourceBuilder<ServiceEntryBuilder> {

    /** Whether the host is part of the mesh ({@code location}). */
    public enum Location {
        MESH_EXTERNAL,
        MESH_INTERNAL
    }

    /** How addresses are found ({@code resolution}). */
    public enum Resolution {
        /** The address that the caller asked for. */
        NONE,
        /** The endpoints that are written here. */
        STATIC,
        /** All addresses that DNS gives. */
        DNS,
        /** The first address that DNS gives when a connection is made. */
        DNS_ROUND_ROBIN,
        /** By the name that a request asks for, for wildcard hosts. */
        DYNAMIC_DNS
    }

    /** What is spoken on a port ({@code ports[].protocol}). */
    public enum Protocol {
        HTTP,
        HTTPS,
        HTTP2,
        GRPC,
        TCP,
        TLS,
        MONGO
    }

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
