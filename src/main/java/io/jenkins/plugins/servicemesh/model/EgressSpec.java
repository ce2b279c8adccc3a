package io.jenkins.plugins.servicemesh.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts outside of the cluster that the mesh shall know, so that workloads may call them (Istio: ServiceEntry). What is
 * absent or empty is left as it is. A new entry is outside of the mesh; its addresses are those that its endpoints say, else
 * those of DNS, and for a wildcard host the one that the caller asked for.
 *
 * @param hosts at least one, found again by any of them; a leading {@code *.} stands for all below a domain
 * @param addresses virtual ones, IPs or CIDR blocks
 * @param ports merged with those that are there, by number
 * @param endpoints addresses behind the hosts: IPs or DNS names
 * @param exportTo namespaces that see it, {@code .} for its own, {@code *} for all
 */
public record EgressSpec(
        List<String> hosts,
        List<String> addresses,
        List<EgressPort> ports,
        Optional<Resolution> resolution,
        Optional<Location> location,
        List<String> endpoints,
        List<String> exportTo) {

    /** Whether the host is part of the mesh. */
    public enum Location {
        MESH_EXTERNAL,
        MESH_INTERNAL;

        /** @throws InvalidValueException for any other word */
        public static Location parse(String text) {
            return EnumWords.parse(Location.class, "location", text);
        }
    }

    /** How addresses are found. */
    public enum Resolution {
        /** The address that the caller asked for. */
        NONE,
        /** The endpoints that are written. */
        STATIC,
        /** All addresses that DNS gives. */
        DNS,
        /** The first address that DNS gives when a connection is made. */
        DNS_ROUND_ROBIN,
        /** By the name that a request asks for, for wildcard hosts. */
        DYNAMIC_DNS;

        /** @throws InvalidValueException for any other word */
        public static Resolution parse(String text) {
            return EnumWords.parse(Resolution.class, "resolution", text);
        }
    }

    public EgressSpec {
        hosts = List.copyOf(hosts);
        addresses = List.copyOf(addresses);
        ports = List.copyOf(ports);
        endpoints = List.copyOf(endpoints);
        exportTo = List.copyOf(exportTo);
        if (hosts.isEmpty()) {
            throw new InvalidValueException("egress", "", "a host");
        }
        hosts.forEach(ServiceHost::parse);
        Set<Integer> numbers = new HashSet<>();
        ports.stream()
                .map(EgressPort::number)
                .filter(port -> !numbers.add(port))
                .forEach(port -> {
                    throw new InvalidValueException("port", port, "a port that is not written twice");
                });
    }

    /** That host, nothing wanted of it yet. */
    public static EgressSpec of(String... hosts) {
        return new EgressSpec(
                List.of(hosts), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    public EgressSpec withHosts(List<String> wanted) {
        return new EgressSpec(wanted, addresses, ports, resolution, location, endpoints, exportTo);
    }

    public EgressSpec withAddresses(List<String> wanted) {
        return new EgressSpec(hosts, wanted, ports, resolution, location, endpoints, exportTo);
    }

    public EgressSpec withPorts(List<EgressPort> wanted) {
        return new EgressSpec(hosts, addresses, wanted, resolution, location, endpoints, exportTo);
    }

    public EgressSpec withResolution(Resolution wanted) {
        return new EgressSpec(hosts, addresses, ports, Optional.of(wanted), location, endpoints, exportTo);
    }

    public EgressSpec withLocation(Location wanted) {
        return new EgressSpec(hosts, addresses, ports, resolution, Optional.of(wanted), endpoints, exportTo);
    }

    public EgressSpec withEndpoints(List<String> wanted) {
        return new EgressSpec(hosts, addresses, ports, resolution, location, wanted, exportTo);
    }

    public EgressSpec withExportTo(List<String> wanted) {
        return new EgressSpec(hosts, addresses, ports, resolution, location, endpoints, wanted);
    }
}
