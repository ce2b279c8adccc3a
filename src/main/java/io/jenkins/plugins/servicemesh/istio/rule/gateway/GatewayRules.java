package io.jenkins.plugins.servicemesh.istio.rule.gateway;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.Protocols;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules on a Gateway: its servers, their ports and hosts; {@link GatewayTlsRules} has the rest. */
public final class GatewayRules {

    private static final String SERVER = "istio/gateway-server";
    private static final String UNIX = "unix://";

    private GatewayRules() {}

    public static void check(Field object) {
        HostRules.dnsLabel(object.get("metadata", "name"), "a Gateway's name");
        Field servers = object.get("spec", "servers");
        if (servers.isEmpty()) {
            object.get("spec").error(SERVER, "a Gateway needs a server");
        }
        Set<String> names = new HashSet<>();
        for (Field server : servers.items()) {
            server(server);
            Field name = server.get("port", "name");
            if (!name.isEmpty() && !names.add(name.textOrEmpty())) {
                name.error(SERVER, "two servers have a port of the name");
            }
        }
    }

    private static void server(Field server) {
        boolean onSocket = server.get("bind").textOrEmpty().startsWith(UNIX);
        port(server.get("port"), onSocket);
        if (!server.get("bind").isEmpty()
                && !onSocket
                && !IpText.isAddress(server.get("bind").textOrEmpty())) {
            server.get("bind").error(SERVER, "neither an IP address nor a unix socket:");
        }
        if (server.get("hosts").isEmpty()) {
            server.error(SERVER, "a server needs a host");
        }
        server.get("hosts").items().forEach(GatewayRules::host);
        GatewayTlsRules.check(server);
    }

    private static void port(Field port, boolean onSocket) {
        if (port.absent()) {
            port.error(SERVER, "a server needs a port");
            return;
        }
        if (port.get("name").isEmpty()) {
            port.error(SERVER, "a port needs a name");
        }
        Field protocol = port.get("protocol");
        if (!Protocols.isKnown(protocol.textOrEmpty())) {
            protocol.report(Finding.notAllowed(SERVER, "protocol", protocol.textOrEmpty(), Protocols.ALL));
        }
        if (port.get("number").absent() && !onSocket) {
            port.error(SERVER, "a port needs a number");
        }
        if (!onSocket) {
            ValueRules.port(port.get("number"));
        }
        ValueRules.port(port.get("targetPort"));
    }

    /** {@code host}, or {@code namespace/host} where the namespace may be {@code .} or {@code *}. */
    private static void host(Field host) {
        String text = host.textOrEmpty();
        int slash = text.indexOf('/');
        if (slash >= 0 && !isNamespace(text.substring(0, slash))) {
            host.error("istio/host", "before the '/' stands a namespace, '.' or '*', not so in");
        }
        name(host, text.substring(slash + 1));
    }

    static boolean isNamespace(String text) {
        return List.of(".", "*").contains(text) || HostNames.isDnsLabel(text);
    }

    private static void name(Field host, String name) {
        if (IpText.isAddress(name) || name.equals("*")) {
            return;
        }
        if (!HostNames.isWildcardHost(name) || HostNames.isPartialWildcard(name)) {
            host.error("istio/host", "not a host name", "letters, digits and '-' between dots; '*.' only at the start");
        } else if (!name.contains(".")) {
            host.error("istio/host", "a short name stands for no host here:", "write it in full");
        }
    }
}
