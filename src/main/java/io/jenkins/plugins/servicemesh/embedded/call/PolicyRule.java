package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** One rule of a Role or ClusterRole. */
record PolicyRule(JsonObject form) {

    boolean allows(Attributes asked) {
        return has("verbs", asked.verb())
                && has("apiGroups", asked.group())
                && coversResource(asked.resource())
                && coversName(asked.name());
    }

    private boolean coversResource(String resource) {
        int slash = resource.indexOf('/');
        return has("resources", resource) || slash >= 0 && texts("resources").contains("*" + resource.substring(slash));
    }

    private boolean coversName(String name) {
        List<String> names = texts("resourceNames");
        return names.isEmpty() || names.contains(name);
    }

    private boolean has(String list, String value) {
        List<String> values = texts(list);
        return values.contains("*") || values.contains(value);
    }

    private List<String> texts(String list) {
        return form.array(list).texts();
    }

    boolean isAboutResources() {
        return !texts("resources").isEmpty();
    }
}
