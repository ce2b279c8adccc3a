package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.FieldMerge;
import io.jenkins.plugins.servicemesh.istio.field.GatewayServerFields;
import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list {@code servers} of a Gateway; a server is found again by its port and its hosts. */
record GatewayServers(JsonArray list) {

    /**
     * The list with that server as wanted; the very same one when it is so already.
     *
     * @throws FindingsException when a server there has some of its hosts, and others as well
     */
    JsonArray with(GatewayServer wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof JsonObject server && isOnPort(server, wanted)) {
                Set<String> hosts = new HashSet<>(server.array("hosts").texts());
                if (hosts.equals(new HashSet<>(wanted.hosts()))) {
                    return list.with(i, edited(server, wanted));
                }
                refuseShared(hosts, wanted);
            }
        }
        return list.insert(list.size(), GatewayServerFields.of(wanted, freeName(wanted)));
    }

    private static boolean isOnPort(JsonObject server, GatewayServer wanted) {
        return server.object("port")
                .number("number")
                .filter(number -> number.intValue() == wanted.port())
                .isPresent();
    }

    private static void refuseShared(Set<String> hosts, GatewayServer wanted) {
        wanted.hosts().stream().filter(hosts::contains).findFirst().ifPresent(host -> {
            throw new FindingsException(Finding.error(
                            "istio/shared-server",
                            "one server takes " + host + " together with other hosts on port " + wanted.port())
                    .withValue(String.join(", ", hosts))
                    .withSuggestion("write a server of exactly these hosts"));
        });
    }

    /** Settings of another way to take connections mean nothing to this one, so they go. */
    private static JsonObject edited(JsonObject server, GatewayServer wanted) {
        JsonObject fields = GatewayServerFields.of(wanted, "").without("hosts");
        JsonObject port =
                FieldMerge.merge(server.object("port"), fields.object("port").without("name"));
        JsonObject tls = fields.object("tls");
        boolean sameWay = port.equals(server.object("port"))
                && tls.text("mode").equals(server.object("tls").text("mode"));
        JsonObject merged = sameWay ? FieldMerge.merge(server.object("tls"), tls) : tls;
        JsonObject edited = server.with("port", port);
        return merged.isEmpty() ? edited.without("tls") : edited.with("tls", merged);
    }

    private String freeName(GatewayServer wanted) {
        String plain = wanted.protocol().portName(wanted.port());
        Set<Optional<String>> taken = new HashSet<>(portNames());
        String name = plain;
        for (int i = 2; taken.contains(Optional.of(name)); i++) {
            name = plain + "-" + i;
        }
        return name;
    }

    private List<Optional<String>> portNames() {
        return list.objects().stream()
                .map(server -> server.object("port").text("name"))
                .toList();
    }
}
