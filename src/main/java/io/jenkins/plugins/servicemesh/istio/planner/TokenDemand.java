package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the AuthorizationPolicies of a namespace demand a token of requests: a RequestAuthentication alone does not. */
record TokenDemand(PlanDraft draft, String namespace) {

    private static final String TOKEN_ATTRIBUTE = "request.auth.";

    /** Whether some rule that holds for all these pods demands one. */
    boolean isMadeOf(Optional<Workload> workload) {
        Map<String, String> labels = workload.map(Workload::labels).orElse(Map.of());
        return draft.list(IstioTypes.AUTHORIZATION_POLICY, namespace).stream()
                .map(Resource::spec)
                .filter(policy -> !policy.has("targetRef") && !policy.has("targetRefs"))
                .filter(policy -> labels.entrySet().containsAll(selected(policy).entrySet()))
                .anyMatch(TokenDemand::demands);
    }

    private static Map<String, String> selected(JsonObject policy) {
        return policy.object("selector").object("matchLabels").texts();
    }

    private static boolean demands(JsonObject policy) {
        List<JsonObject> rules = policy.array("rules").objects();
        return switch (policy.text("action").orElse("ALLOW")) {
            case "ALLOW" -> rules.stream().anyMatch(TokenDemand::allowsTokensOnly);
            case "DENY" -> rules.stream().anyMatch(TokenDemand::deniesWithoutToken);
            default -> false;
        };
    }

    private static boolean allowsTokensOnly(JsonObject rule) {
        List<JsonObject> sources = sources(rule);
        boolean bySource = !sources.isEmpty() && sources.stream().allMatch(source -> source.has("requestPrincipals"));
        boolean byCondition = rule.array("when").objects().stream()
                .anyMatch(condition ->
                        condition.text("key").orElse("").startsWith(TOKEN_ATTRIBUTE) && condition.has("values"));
        return bySource || byCondition;
    }

    private static boolean deniesWithoutToken(JsonObject rule) {
        return sources(rule).stream().anyMatch(source -> source.has("notRequestPrincipals"));
    }

    private static List<JsonObject> sources(JsonObject rule) {
        return rule.array("from").objects().stream()
                .map(from -> from.object("source"))
                .toList();
    }
}
