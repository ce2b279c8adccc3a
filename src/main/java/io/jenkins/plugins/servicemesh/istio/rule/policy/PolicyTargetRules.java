package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import java.util.List;

/** Rules on what a policy is for: {@code selector}, {@code targetRef} or {@code targetRefs}. */
final class PolicyTargetRules {

    private static final String TARGET = "istio/target-reference";

    /** Group and kind of what a policy may attach to; the core group is empty. */
    private static final List<String> TARGETS = List.of(
            "/Service",
            "networking.istio.io/ServiceEntry",
            "gateway.networking.k8s.io/Gateway",
            "gateway.networking.k8s.io/GatewayClass");

    private PolicyTargetRules() {}

    /** At most one of selector, targetRef and targetRefs, each well-formed. */
    static void check(Field spec) {
        LabelRules.selector(spec.get("selector"), "matchLabels");
        long ways = List.of("selector", "targetRef", "targetRefs").stream()
                .filter(key -> !spec.get(key).isEmpty() || key.equals("selector") && spec.has(key))
                .count();
        if (ways > 1) {
            spec.error(TARGET, "more than one of selector, targetRef and targetRefs");
        }
        if (spec.has("targetRef")) {
            targetRef(spec.get("targetRef"));
        }
        spec.get("targetRefs").items().forEach(PolicyTargetRules::targetRef);
    }

    private static void targetRef(Field reference) {
        if (reference.get("name").isEmpty()) {
            reference.error(TARGET, "a target needs a name");
        }
        if (!reference.get("namespace").isEmpty()) {
            reference.get("namespace").error(TARGET, "a target is in the policy's own namespace, none may be given:");
        }
        String group = reference.get("group").textOrEmpty();
        String target = (group.equals("core") ? "" : group) + "/"
                + reference.get("kind").textOrEmpty();
        if (!TARGETS.contains(target)) {
            reference.report(Finding.notAllowed(TARGET, "target", target, TARGETS));
        }
    }
}
