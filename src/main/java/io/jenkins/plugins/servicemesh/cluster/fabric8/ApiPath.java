package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where things stand in a Kubernetes API: paths without a leading slash. */
final class ApiPath {

    private ApiPath() {}

    /** The root of a group and version, such as {@code apis/apps/v1}; what it serves is told there. */
    static String version(ResourceType type) {
        return (type.group().isEmpty() ? "api/" : "apis/") + type.apiVersion();
    }

    /** The objects of a type in one namespace; everywhere, or of a cluster-wide type, when the namespace is empty. */
    static String collection(ResourceType type, String namespace) {
        String where = namespace.isEmpty() ? "" : "/namespaces/" + segment("namespace", namespace);
        return version(type) + where + "/" + type.plural();
    }

    /** One object. */
    static String object(ResourceId id) {
        return collection(id.type(), id.namespace()) + "/" + segment("name", id.name());
    }

    /** An empty segment or dots would address something else than was asked for. */
    private static String segment(String what, String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new ClusterException(ClusterException.Reason.INVALID, "'" + value + "' is not a " + what);
        }
        return encode(value);
    }

    /** The text as it may stand in a path or a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
