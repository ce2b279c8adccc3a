package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.model.EgressSpec;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Location;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Resolution;
import io.jenkins.plugins.servicemesh.model.Protocol;
import java.util.ArrayList;
import java.util.List;

/** {@code egress('api.example.com') { }}: a host outside of the cluster that the mesh shall know. */
final class EgressBlock {

    static final Parameter<String> HOST =
            Parameter.of("name", ArgumentTypes.TEXT).declaring("egress host");

    private static final Parameter<Integer> PORT =
            Parameter.of("port", ArgumentTypes.WHOLE_NUMBER).declaring("egress port");
    private static final Parameter<String> PROTOCOL =
            Parameter.named("protocol", ArgumentTypes.TEXT).mandatory().bareInData();
    private static final Parameter<Integer> TARGET = Parameter.named("targetPort", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Boolean> ORIGINATE = Parameter.named("originateTls", ArgumentTypes.FLAG);
    private static final Parameter<String> WORD = Parameter.of("word", ArgumentTypes.TEXT);
    private static final Parameter<List<String>> ENDPOINTS = Parameter.all("endpoints", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> ADDRESSES = Parameter.all("addresses", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> NAMESPACES = Parameter.all("namespaces", ArgumentTypes.TEXTS);

    /** What is written of a host whose name does not count. */
    static final Block<EgressSpec> BLOCK = Block.named("egress", EgressSpec.of("unnamed"))
            .owning("egress port")
            .repeatable(
                    "host",
                    "another host of the same entry",
                    "host 'api2.example.com'",
                    (egress, call) -> egress.withHosts(plus(egress.hosts(), call.get(HOST))),
                    HOST)
            .repeatable(
                    "port",
                    "a port and what is spoken on it; originateTls makes TLS of what callers send in plain text",
                    "port 80, protocol: 'HTTP', targetPort: 443, originateTls: true",
                    (egress, call) -> egress.withPorts(plus(egress.ports(), port(call))),
                    PORT,
                    PROTOCOL,
                    TARGET,
                    ORIGINATE)
            .word(
                    "resolution",
                    "how addresses are found: NONE, STATIC, DNS, DNS_ROUND_ROBIN or DYNAMIC_DNS",
                    "resolution 'DNS'",
                    (egress, call) -> egress.withResolution(Resolution.parse(call.get(WORD))),
                    WORD)
            .word(
                    "location",
                    "whether the host is part of the mesh: MESH_EXTERNAL or MESH_INTERNAL",
                    "location 'MESH_EXTERNAL'",
                    (egress, call) -> egress.withLocation(Location.parse(call.get(WORD))),
                    WORD)
            .word(
                    "endpoints",
                    "the addresses behind the host, IPs or DNS names",
                    "endpoints '203.0.113.7', '203.0.113.8'",
                    (egress, call) -> egress.withEndpoints(call.get(ENDPOINTS)),
                    ENDPOINTS)
            .word(
                    "addresses",
                    "virtual addresses of the host, IPs or CIDR blocks",
                    "addresses '240.0.0.7'",
                    (egress, call) -> egress.withAddresses(call.get(ADDRESSES)),
                    ADDRESSES)
            .word(
                    "exportTo",
                    "namespaces that see it: names, '.' for its own, '*' for all",
                    "exportTo '.'",
                    (egress, call) -> egress.withExportTo(call.get(NAMESPACES)),
                    NAMESPACES);

    private EgressBlock() {}

    /** What a call asks for. */
    static EgressSpec read(Call call) {
        EgressSpec unnamed = call.body(BLOCK);
        List<String> hosts = new ArrayList<>(unnamed.hosts());
        hosts.set(0, call.get(HOST));
        return unnamed.withHosts(hosts);
    }

    private static EgressPort port(Call call) {
        return new EgressPort(
                call.get(PORT),
                Protocol.parse(call.get(PROTOCOL)),
                call.find(TARGET),
                call.find(ORIGINATE).orElse(false));
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return more;
    }
}
