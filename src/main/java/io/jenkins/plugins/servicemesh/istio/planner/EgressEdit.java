package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.field.EgressFields;
import io.jenkins.plugins.servicemesh.istio.field.FieldMerge;
import io.jenkins.plugins.servicemesh.istio.field.Optionals;
import io.jenkins.plugins.servicemesh.istio.rule.syntax.IpText;
import io.jenkins.plugins.servicemesh.model.EgressPort;
import io.jenkins.plugins.servicemesh.model.EgressSpec;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Location;
import io.jenkins.plugins.servicemesh.model.EgressSpec.Resolution;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the spec of a ServiceEntry to what is wanted of its hosts. */
final class EgressEdit {

    private EgressEdit() {}

    /** A new entry: outside of the mesh, its addresses from the endpoints or from DNS, or as asked for. */
    static JsonObject blank(EgressSpec wanted) {
        return JsonObject.of("hosts", wanted.hosts())
                .with("location", wanted.location().orElse(Location.MESH_EXTERNAL))
                .with("resolution", wanted.resolution().orElseGet(() -> fitting(wanted)));
    }

    private static Resolution fitting(EgressSpec wanted) {
        if (!wanted.endpoints().isEmpty()) {
            boolean addresses = wanted.endpoints().stream().allMatch(IpText::isAddress);
            return addresses ? Resolution.STATIC : Resolution.DNS;
        }
        boolean wildcard = wanted.hosts().stream().anyMatch(host -> host.startsWith("*"));
        return wildcard ? Resolution.NONE : Resolution.DNS;
    }

    /** The spec with all that is wanted: hosts are added, ports merged by number, other lists replaced. */
    static JsonObject apply(JsonObject spec, EgressSpec wanted) {
        JsonObject edited = spec.with("hosts", withHosts(spec.array("hosts"), wanted.hosts()));
        edited = Optionals.withFilled(edited, "addresses", wanted.addresses());
        edited = Optionals.with(edited, "resolution", wanted.resolution());
        edited = Optionals.with(edited, "location", wanted.location());
        for (EgressPort port : wanted.ports()) {
            edited = edited.with("ports", withPort(edited.array("ports"), port));
        }
        edited = Optionals.withFilled(edited, "endpoints", endpoints(spec.array("endpoints"), wanted.endpoints()));
        return Optionals.withFilled(edited, "exportTo", wanted.exportTo());
    }

    private static JsonArray withHosts(JsonArray hosts, List<String> wanted) {
        List<JsonValue> all = new ArrayList<>(hosts.items());
        wanted.stream().map(JsonString::new).filter(host -> !all.contains(host)).forEach(all::add);
        return JsonArray.of(all);
    }

    /** A port that is there keeps its name, by which endpoints speak of it. */
    private static JsonArray withPort(JsonArray ports, EgressPort wanted) {
        JsonObject fields = EgressFields.port(wanted);
        Optional<JsonValue> number = fields.get("number");
        for (int i = 0; i < ports.size(); i++) {
            if (ports.get(i) instanceof JsonObject port && port.get("number").equals(number)) {
                return ports.with(i, FieldMerge.merge(port, port.has("name") ? fields.without("name") : fields));
            }
        }
        return ports.insert(ports.size(), fields);
    }

    /** Those addresses and no others; one that is there keeps its labels and ports. */
    private static List<JsonObject> endpoints(JsonArray there, List<String> wanted) {
        return wanted.stream()
                .map(address -> there.objects().stream()
                        .filter(endpoint -> endpoint.text("address").equals(Optional.of(address)))
                        .findFirst()
                        .orElseGet(() -> EgressFields.endpoint(address)))
                .toList();
    }
}
