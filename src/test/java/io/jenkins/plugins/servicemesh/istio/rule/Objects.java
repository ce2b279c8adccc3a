package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.util.List;

/** Istio objects for tests, their spec written as YAML. */
public final class Objects {

    private Objects() {}

    public static Resource object(ResourceType type, String name, String spec) {
        return Resource.of(type, "shop", name)
                .withSpec((JsonObject) YamlText.parseAll(spec).get(0));
    }

    public static Resource virtualService(String name, String spec) {
        return object(IstioTypes.VIRTUAL_SERVICE, name, spec);
    }

    /** The rules that the object breaks, each with its severity and its path. */
    public static List<String> broken(Resource resource) {
        return IstioRules.check(resource).stream().map(Objects::brief).toList();
    }

    public static List<String> broken(ResourceType type, String spec) {
        return broken(object(type, "reviews", spec));
    }

    /** {@code error istio/host spec.hosts[0]}. */
    public static String brief(Finding finding) {
        return finding.severity().word() + " " + finding.rule() + " "
                + finding.place().path();
    }
}
