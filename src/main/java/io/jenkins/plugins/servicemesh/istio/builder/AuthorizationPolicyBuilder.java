package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.AccessFields;
import io.jenkins.plugins.servicemesh.istio.field.SelectorFields;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** Builds an AuthorizationPolicy: which requests a namespace, or one workload in it, lets in. */
public final class AuthorizationPolicyBuilder extends ResourceBuilder<AuthorizationPolicyBuilder> {

    /** What happens to the requests that a rule describes ({@code action}); CUSTOM is left to raw objects. */
    public enum Action {
        /** Let in; all that no ALLOW rule describes is refused. */
        ALLOW,
        /** Refused, whatever is allowed elsewhere. */
        DENY,
        /** Logged. */
        AUDIT
    }

    private boolean deniesAll;

    private AuthorizationPolicyBuilder(String namespace, String name) {
        super(IstioTypes.AUTHORIZATION_POLICY, namespace, name);
    }

    /** Begins an object of this name in that namespace. */
    public static AuthorizationPolicyBuilder named(String namespace, String name) {
        return new AuthorizationPolicyBuilder(namespace, name);
    }

    /** The pods that it is for ({@code selector}); without one it is the whole namespace. */
    public AuthorizationPolicyBuilder workload(Workload workload) {
        spec.put("selector", SelectorFields.of(workload));
        return this;
    }

    /** What happens to the requests that a rule describes; ALLOW when not given. */
    public AuthorizationPolicyBuilder action(Action action) {
        spec.put("action", action);
        return this;
    }

    /** Adds a rule ({@code rules[]}), and the workload that it is for, if it has one. */
    public AuthorizationPolicyBuilder rule(AccessSpec access) {
        access.workload().ifPresent(this::workload);
        return rule(AccessFields.of(access, namespace()));
    }

    /** Adds a rule in Istio's own fields, such as {@code when} conditions. */
    public AuthorizationPolicyBuilder rule(JsonObject rule) {
        spec.append("rules", rule);
        return this;
    }

    /** Refuses every request: said outright, so that a forgotten rule cannot do it. */
    public AuthorizationPolicyBuilder denyAll() {
        deniesAll = true;
        return this;
    }

    /** Reports what the policy would do, and does not do it (annotation {@link IstioLabels#DRY_RUN}). */
    public AuthorizationPolicyBuilder dryRun() {
        return annotation(IstioLabels.DRY_RUN, "true");
    }

    @Override
    List<Finding> conflicts() {
        return spec.tree().has("rules") == deniesAll
                ? Finding.join(spec.conflicts(), List.of(contradiction()))
                : spec.conflicts();
    }

    private Finding contradiction() {
        String message = deniesAll ? "rules together with denyAll()" : "no rule: every request would be refused";
        return Finding.error("istio/authorization-rules", message)
                .at("spec.rules")
                .withSuggestion(deniesAll ? "leave one of the two out" : "add a rule, or say denyAll()");
    }

    @Override
    AuthorizationPolicyBuilder self() {
        return this;
    }
}
