package io.jenkins.plugins.servicemesh.istio.planner.route;

import io.jenkins.plugins.servicemesh.istio.field.Destination;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which destinations of one route are which versions of the service, and how that route writes them. */
public record RouteDestinations(TargetService service, JsonObject route) {

    /** The items of {@code http[].route}. */
    public List<JsonObject> items() {
        return route.array("route").objects();
    }

    /** The version that an item leads to: by subset, or by the version's own Service. */
    public Optional<String> versionOf(JsonObject item, Collection<String> versions) {
        return versions.stream().filter(version -> leadsTo(item, version)).findFirst();
    }

    private boolean leadsTo(JsonObject item, String version) {
        JsonObject destination = item.object("destination");
        String host = destination.text("host").orElse("");
        Optional<String> subset = destination.text("subset");
        return service.isHost(host) && subset.equals(Optional.of(version))
                || service.isServiceOf(version, host) && subset.isEmpty();
    }

    /** Whether an item leads to the service as a whole, whatever the version. */
    public boolean isUndivided(JsonObject item) {
        JsonObject destination = item.object("destination");
        return service.isHost(destination.text("host").orElse("")) && !destination.has("subset");
    }

    /** The destination of a version in the words of this route: its spelling of the host, its port. */
    public JsonObject destinationOf(String version) {
        return items().stream()
                .map(item -> item.object("destination"))
                .filter(service::isDestination)
                .findFirst()
                .map(sibling -> like(sibling, version))
                .orElseGet(() -> bySubset(version));
    }

    private JsonObject like(JsonObject sibling, String version) {
        String host = sibling.text("host").orElse("");
        if (service.isHost(host)) {
            return sibling.with("subset", version);
        }
        return service.spec()
                .version(version)
                .service()
                .map(own -> sibling.with("host", spelledLike(host, own)))
                .orElseGet(() -> bySubset(version));
    }

    private String spelledLike(String host, String own) {
        return host.contains(".") ? ServiceHost.parse(own).fqdn(service.namespace()) : own;
    }

    private JsonObject bySubset(String version) {
        return Destination.of(service.fqdn(), version).toJson();
    }
}
