package io.jenkins.plugins.servicemesh.istio.rule.value;

import io.jenkins.plugins.servicemesh.istio.rule.syntax.HostNames;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import java.util.Set;
import java.util.TreeSet;

/** Rules on hosts, namespaces and visibility that many kinds share. */
public final class HostRules {

    private static final String HOST = "istio/host";

    private HostRules() {}

    /** A host that has to be there, wildcards allowed. */
    public static void wildcardHost(Field field) {
        if (field.isEmpty()) {
            field.error(HOST, "a host is missing");
        } else {
            field.text()
                    .filter(host -> !HostNames.isWildcardHost(host))
                    .ifPresent(host -> field.error(
                            HOST, "not a host name", "letters, digits and '-' between dots; '*' only at the start"));
        }
    }

    public static void fqdnOrIp(Field field) {
        field.text()
                .filter(host -> !HostNames.isFqdn(host) && !IpText.isAddress(host))
                .ifPresent(host -> field.error(HOST, "neither a host name nor an IP address"));
    }

    public static void dnsLabel(Field field, String what) {
        field.text()
                .filter(text -> !HostNames.isDnsLabel(text))
                .ifPresent(text ->
                        field.error("istio/name", what + " must be a DNS label, at most 63 letters, digits and '-':"));
    }

    /** {@code exportTo}: namespaces, {@code .} for the own one, or {@code *} alone; where allowed {@code ~} alone. */
    public static void exportTo(Field list, boolean noneAllowed) {
        Set<String> seen = new TreeSet<>();
        for (Field item : list.items()) {
            String entry = item.textOrEmpty();
            exportEntry(item, entry, noneAllowed);
            if (!seen.add(entry.equals(".") ? list.namespace() : entry)) {
                item.error("istio/export-to", "written twice:");
            }
            if ((entry.equals("*") || entry.equals("~")) && list.items().size() > 1) {
                item.error("istio/export-to", "must stand alone:");
            }
        }
    }

    private static void exportEntry(Field item, String entry, boolean noneAllowed) {
        boolean symbol = entry.equals(".") || entry.equals("*") || noneAllowed && entry.equals("~");
        if (!symbol && !HostNames.isDnsLabel(entry)) {
            item.error("istio/export-to", "neither a namespace nor '.' nor '*':");
        }
    }
}
