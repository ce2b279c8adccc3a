package io.jenkins.plugins.servicemesh.istio.rule.serviceentry;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules on the ports of a ServiceEntry. */
final class ServicePortRules {

    private static final String PORT = "istio/service-port";
    private static final List<String> PROTOCOLS = List.of(
            "TCP", "UDP", "GRPC", "GRPC-WEB", "HTTP", "HTTP_PROXY", "HTTP2", "HTTPS", "TLS", "MONGO", "REDIS", "MYSQL");

    private ServicePortRules() {}

    static void check(Field ports) {
        Set<String> names = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (Field port : ports.items()) {
            name(port, names);
            number(port, numbers);
            ValueRules.port(port.get("targetPort"));
            if (!protocol(port).isEmpty() && !PROTOCOLS.contains(protocol(port))) {
                Field protocol = port.get("protocol");
                protocol.report(Finding.notAllowed(PORT, "protocol", protocol.textOrEmpty(), PROTOCOLS));
            }
        }
    }

    /** The port's protocol in capitals, since letter case is free; empty when it has none. */
    static String protocol(Field port) {
        return port.get("protocol").textOrEmpty().toUpperCase(Locale.ROOT);
    }

    private static void name(Field port, Set<String> names) {
        Field name = port.get("name");
        if (name.isEmpty()) {
            port.error(PORT, "a port needs a name");
        } else if (!names.add(name.textOrEmpty())) {
            name.error(PORT, "two ports have the name");
        } else {
            HostRules.dnsLabel(name, "a port's name");
        }
    }

    private static void number(Field port, Set<Integer> numbers) {
        Field number = port.get("number");
        if (number.absent()) {
            port.error(PORT, "a port needs a number");
        }
        ValueRules.port(number);
        number.integer().ifPresent(value -> {
            if (!numbers.add(value)) {
                number.error(PORT, "two ports have the number");
            }
        });
    }
}
