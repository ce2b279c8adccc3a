package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What an API serves, asked once for each group and version that it has. */
final class ServedTypes {

    private final ApiServer server;
    private final Map<String, Set<String>> kinds = new ConcurrentHashMap<>();

    ServedTypes(ApiServer server) {
        this.server = server;
    }

    /** Whether that kind is there in that version; what is not there is asked for again next time. */
    boolean has(ResourceType type) {
        Set<String> known = kinds.get(type.apiVersion());
        if (known == null || !known.contains(type.kind())) {
            known = ask(type);
            kinds.put(type.apiVersion(), known);
        }
        return known.contains(type.kind());
    }

    private Set<String> ask(ResourceType type) {
        try {
            return server
                    .send(ApiRequest.get("read what " + type.apiVersion() + " serves", ApiPath.version(type)))
                    .array("resources")
                    .objects()
                    .stream()
                    .map((JsonObject resource) -> resource.text("kind").orElse(""))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (ClusterException e) {
            if (e.code() == 404) {
                return Set.of();
            }
            throw e;
        }
    }
}
