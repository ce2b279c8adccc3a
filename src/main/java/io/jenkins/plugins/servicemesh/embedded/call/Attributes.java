package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.resource.JsonObject;

/**
 * What someone wants to do.
 *
 * @param resource the plural, with a part if one is meant: {@code deployments/scale}
 * @param namespace empty for the whole cluster
 * @param name empty for no object in particular
 */
record Attributes(String verb, String group, String resource, String namespace, String name) {

    static Attributes of(ApiCall call, String verb) {
        ApiPath path = call.path();
        String resource = path.hasPart() ? path.plural() + "/" + path.part() : path.plural();
        return new Attributes(verb, path.group(), resource, path.namespace(), path.name());
    }

    /** Those that an access review asks about. */
    static Attributes of(JsonObject asked) {
        String plural = text(asked, "resource");
        String part = text(asked, "subresource");
        String resource = part.isEmpty() ? plural : plural + "/" + part;
        return new Attributes(
                text(asked, "verb"), text(asked, "group"), resource, text(asked, "namespace"), text(asked, "name"));
    }

    private static String text(JsonObject asked, String key) {
        return asked.text(key).orElse("");
    }

    /** Why it is refused, as the server says it. */
    String refusal(String user) {
        String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
        return "User \"" + user + "\" cannot " + verb + " resource \"" + resource + "\" in API group \"" + group + "\" "
                + where;
    }
}
