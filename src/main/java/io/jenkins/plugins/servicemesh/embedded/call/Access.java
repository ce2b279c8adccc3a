package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who may do what: administrators everything, others what roles give them; nobody what is denied. */
public final class Access {

    private static final JsonObject EVERYTHING =
            JsonObject.of("verbs", List.of("*")).with("apiGroups", List.of("*")).with("resources", List.of("*"));

    private final List<AccessRule> denied = new CopyOnWriteArrayList<>();
    private final Callers callers = new Callers();
    private final RoleBindings roles;

    Access(RoleBindings roles) {
        this.roles = roles;
    }

    public void deny(AccessRule rule) {
        denied.add(rule);
    }

    /** Those who have a token. */
    public Callers callers() {
        return callers;
    }

    /** @throws StatusException when the call is denied, or its sender unknown */
    public void require(ApiCall call, String verb) {
        Caller caller = callers.of(call.request());
        Attributes asked = Attributes.of(call, verb);
        if (!isAllowed(caller, asked)) {
            throw Status.forbidden(call.type(), call.name(), asked.refusal(caller.name()))
                    .exception();
        }
    }

    /** Answers one who asks what he may do, or who he is. */
    public JsonObject answer(ApiCall call, JsonObject review) {
        Caller caller = callers.of(call.request());
        ResourceType type = call.kind().type();
        if (type.equals(BuiltinKinds.SELF_REVIEW)) {
            JsonObject user = JsonObject.of("username", caller.name()).with("groups", caller.groups());
            return review.with("status", JsonObject.of("userInfo", user));
        }
        JsonObject spec = review.object("spec");
        return review.with(
                "status",
                type.equals(BuiltinKinds.RULES_REVIEW)
                        ? rules(caller, spec.text("namespace").orElse(""))
                        : decision(caller, spec));
    }

    private JsonObject decision(Caller caller, JsonObject spec) {
        boolean isAboutResource = spec.has("resourceAttributes");
        boolean allowed = isAboutResource
                ? isAllowed(caller, Attributes.of(spec.object("resourceAttributes")))
                : caller.isAdministrator();
        return JsonObject.of("allowed", allowed);
    }

    private JsonObject rules(Caller caller, String namespace) {
        List<JsonObject> resources = caller.isAdministrator()
                ? List.of(EVERYTHING)
                : roles.rules(caller, namespace).stream()
                        .filter(PolicyRule::isAboutResources)
                        .map(PolicyRule::form)
                        .toList();
        List<JsonObject> others = caller.isAdministrator()
                ? List.of(JsonObject.of("verbs", List.of("*")).with("nonResourceURLs", List.of("*")))
                : List.of();
        return JsonObject.of("resourceRules", resources)
                .with("nonResourceRules", others)
                .with("incomplete", false);
    }

    private boolean isAllowed(Caller caller, Attributes asked) {
        AccessRule rule = new AccessRule(asked.verb(), asked.group(), asked.resource(), asked.namespace());
        return denied.stream().noneMatch(other -> other.covers(rule))
                && (caller.isAdministrator()
                        || roles.rules(caller, asked.namespace()).stream().anyMatch(each -> each.allows(asked)));
    }
}
