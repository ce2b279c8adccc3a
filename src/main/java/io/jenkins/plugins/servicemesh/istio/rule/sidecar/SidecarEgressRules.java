package io.jenkins.plugins.servicemesh.istio.rule.sidecar;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules on the outbound listeners of a Sidecar ({@code egress[]}). */
final class SidecarEgressRules {

    private static final String EGRESS = "istio/sidecar-egress";
    private static final String EVERYTHING = "*/*";
    private static final String UNIX = "unix://";

    private SidecarEgressRules() {}

    static void check(Field listeners) {
        Set<Integer> ports = new HashSet<>();
        List<Field> items = listeners.items();
        for (int i = 0; i < items.size(); i++) {
            Field listener = items.get(i);
            if (listener.absent()) {
                listener.error(EGRESS, "a listener is null");
                continue;
            }
            hosts(listener);
            if (listener.has("port")) {
                port(listener, ports);
            } else if (i < items.size() - 1) {
                listener.error(EGRESS, "a listener without a port takes all others, and must be the last and only one");
            }
            bind(listener);
        }
    }

    private static void hosts(Field listener) {
        Field hosts = listener.get("hosts");
        if (hosts.isEmpty()) {
            listener.error(EGRESS, "a listener needs hosts");
        }
        Set<String> seen = new HashSet<>();
        for (Field host : hosts.items()) {
            host(host);
            if (!seen.add(host.textOrEmpty())) {
                host.warn(EGRESS, "written twice:");
            }
        }
        if (seen.contains(EVERYTHING) && seen.size() > 1) {
            hosts.warn(EGRESS, EVERYTHING + " stands for all the others, too");
        }
    }

    /** {@code namespace/host}: a namespace, {@code .}, {@code *} or {@code ~} for none. */
    private static void host(Field host) {
        String[] parts = host.textOrEmpty().split("/", -1);
        if (parts.length != 2 || !isNamespace(parts[0]) || !isHost(parts[1])) {
            host.error(
                    EGRESS,
                    "not NAMESPACE/HOST:",
                    "a namespace, '.' or '*', a slash, and a host in full, whose first label may be '*'");
        }
    }

    private static boolean isNamespace(String text) {
        return Set.of("*", ".", "~").contains(text) || HostNames.isDnsLabel(text);
    }

    private static boolean isHost(String text) {
        return text.equals("*")
                || HostNames.isWildcardHost(text) && text.contains(".") && !HostNames.isPartialWildcard(text);
    }

    private static void port(Field listener, Set<Integer> ports) {
        Field number = listener.get("port", "number");
        boolean onSocket = listener.get("bind").textOrEmpty().startsWith(UNIX);
        if (onSocket) {
            return;
        }
        if (number.absent()) {
            listener.get("port").error(EGRESS, "a port needs a number");
        }
        ValueRules.port(number);
        number.integer().ifPresent(value -> {
            if (!ports.add(value)) {
                number.error(EGRESS, "two listeners have the port");
            }
        });
    }

    private static void bind(Field listener) {
        Field bind = listener.get("bind");
        String address = bind.textOrEmpty();
        boolean onSocket = address.startsWith(UNIX);
        if (!address.isEmpty() && !onSocket && !IpText.isAddress(address)) {
            bind.error(EGRESS, "neither an IP address nor a unix socket:");
        }
        if (onSocket && listener.get("captureMode").is("IPTABLES")) {
            listener.get("captureMode").error(EGRESS, "at a unix socket there is only DEFAULT or NONE, not");
        }
    }
}
