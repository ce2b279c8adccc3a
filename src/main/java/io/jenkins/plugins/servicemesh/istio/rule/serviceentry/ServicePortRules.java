package io.jenkins.plugins.servicemesh.istio.rule.serviceentry;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.Protocols;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.HashSet;
import java.util.Set;

/** Rules on the ports of a ServiceEntry. */
final class ServicePortRules {

    private static final String PORT = "istio/service-port";

    private ServicePortRules() {}

    static void check(Field ports) {
        Set<String> names = new HashSet<>();
        Set<Integer> numbers = new HashSet<>();
        for (Field port : ports.items()) {
            name(port, names);
            number(port, numbers);
            ValueRules.port(port.get("targetPort"));
            if (!protocol(port).isEmpty() && !Protocols.isKnown(protocol(port))) {
                Field protocol = port.get("protocol");
                protocol.report(Finding.notAllowed(PORT, "protocol", protocol.textOrEmpty(), Protocols.ALL));
            }
        }
    }

    /** The port's protocol in capitals, since letter case is free; empty when it has none. */
    static String protocol(Field port) {
        return Protocols.plain(port.get("protocol").textOrEmpty());
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
