package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Istio's rules on one object, those that its webhook and its single-object analyzers hold, and our own advice as warnings.
 * Types, enums and unknown fields are the schema's business.
 */
public final class IstioRules {

    private static final Map<String, Consumer<Field>> BY_KIND = Map.of();

    private IstioRules() {}

    /** All findings on that object; none for a kind that is not Istio's. */
    public static List<Finding> check(Resource resource) {
        List<Finding> findings = new ArrayList<>();
        Field object = Field.root(resource, findings);
        Consumer<Field> rules = BY_KIND.get(resource.type().kind());
        if (rules != null) {
            rules.accept(object);
        }
        return List.copyOf(findings);
    }
}
