package io.jenkins.plugins.servicemesh.embedded.table;

import static io.jenkins.plugins.servicemesh.embedded.table.Cells.joined;
import static io.jenkins.plugins.servicemesh.embedded.table.Cells.number;
import static io.jenkins.plugins.servicemesh.embedded.table.Cells.orNone;

import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The columns of namespaces, nodes, configuration, services, events, endpoints and leases. */
final class CoreColumns {

    private static final int MOST_SHOWN = 3;

    static final Map<String, List<Column>> BY_KIND = Map.of(
            "Namespace", List.of(Column.NAME, Column.text("Status", CoreColumns::phase), Column.AGE),
            "Node",
                    List.of(
                            Column.NAME,
                            Column.text("Status", CoreColumns::readiness),
                            Column.text("Roles", node -> Cells.NONE),
                            Column.AGE,
                            Column.text("Version", node -> node.object("status")
                                    .object("nodeInfo")
                                    .text("kubeletVersion")
                                    .orElse(""))),
            "ConfigMap", List.of(Column.NAME, data(), Column.AGE),
            "Secret",
                    List.of(
                            Column.NAME,
                            Column.text("Type", secret -> secret.text("type").orElse("")),
                            data(),
                            Column.AGE),
            "Service",
                    List.of(
                            Column.NAME,
                            Column.text("Type", service -> spec(service, "type")),
                            Column.text("Cluster-IP", service -> orNone(Optional.of(spec(service, "clusterIP")))),
                            Column.text("External-IP", CoreColumns::externalAddress),
                            Column.text("Port(s)", CoreColumns::servicePorts),
                            Column.AGE,
                            Column.text(
                                            "Selector",
                                            service -> Cells.selector(
                                                    service.object("spec").object("selector")))
                                    .wide()),
            "ServiceAccount", List.of(Column.NAME, Column.AGE),
            "Event", EventColumns.ALL,
            "EndpointSlice",
                    List.of(
                            Column.NAME,
                            Column.text("AddressType", slice -> slice.text("addressType")
                                    .orElse("")),
                            Column.text("Ports", CoreColumns::slicePorts),
                            Column.text("Endpoints", CoreColumns::endpoints),
                            Column.AGE),
            "Lease", List.of(Column.NAME, Column.text("Holder", lease -> spec(lease, "holderIdentity")), Column.AGE));

    private CoreColumns() {}

    private static Column data() {
        return new Column(
                "Data",
                "string",
                0,
                (object, now) -> JsonValue.of(object.object("data").keys().size()
                        + object.object("binaryData").keys().size()));
    }

    private static String spec(JsonObject object, String key) {
        return object.object("spec").text(key).orElse("");
    }

    private static String phase(JsonObject namespace) {
        return namespace.object("status").text("phase").orElse("");
    }

    private static String readiness(JsonObject node) {
        return node.object("status").array("conditions").objects().stream()
                .filter(condition -> condition.text("type").equals(Optional.of("Ready")))
                .map(condition -> condition.text("status").equals(Optional.of("True")) ? "Ready" : "NotReady")
                .findFirst()
                .orElse("Unknown");
    }

    private static String externalAddress(JsonObject service) {
        String name = spec(service, "externalName");
        List<String> addresses = service.object("status").object("loadBalancer").array("ingress").objects().stream()
                .flatMap(ingress -> ingress.text("ip").or(() -> ingress.text("hostname")).stream())
                .toList();
        if (!addresses.isEmpty()) {
            return joined(addresses);
        }
        return spec(service, "type").equals("LoadBalancer") ? "<pending>" : orNone(Optional.of(name));
    }

    private static String servicePorts(JsonObject service) {
        return orNone(Optional.of(Cells.each(service.object("spec").array("ports"), port -> {
            String node = number(port, "nodePort") == 0 ? "" : ":" + number(port, "nodePort");
            return number(port, "port") + node + "/" + port.text("protocol").orElse("TCP");
        })));
    }

    private static String slicePorts(JsonObject slice) {
        List<String> ports = slice.array("ports").objects().stream()
                .map(port -> Integer.toString(number(port, "port")))
                .toList();
        return ports.isEmpty() ? "<unset>" : shortened(ports);
    }

    private static String endpoints(JsonObject slice) {
        List<String> addresses = slice.array("endpoints").objects().stream()
                .filter(endpoint -> !endpoint.object("conditions").get("ready").equals(Optional.of(JsonBoolean.FALSE)))
                .flatMap(endpoint -> endpoint.array("addresses").texts().stream())
                .toList();
        return addresses.isEmpty() ? "<unset>" : shortened(addresses);
    }

    private static String shortened(List<String> texts) {
        int more = texts.size() - MOST_SHOWN;
        return more <= 0
                ? String.join(",", texts)
                : String.join(",", texts.subList(0, MOST_SHOWN)) + " + " + more + " more...";
    }
}
