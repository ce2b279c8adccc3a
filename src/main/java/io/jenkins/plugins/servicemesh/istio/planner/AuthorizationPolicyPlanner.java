package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.AccessFields;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans who may call what: one ALLOW policy of our own for each workload, with a rule for each intent. */
final class AuthorizationPolicyPlanner {

    private static final String ALLOW = "ALLOW";
    private static final String NAMESPACE_NAME = "allow-callers";

    private final PlanDraft draft;
    private final WorkloadPolicies policies;

    AuthorizationPolicyPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.policies = new WorkloadPolicies(draft, IstioTypes.AUTHORIZATION_POLICY, namespace);
    }

    /** Drafts the policies. */
    void plan(List<AccessSpec> wanted) {
        Map<Optional<Workload>, List<AccessSpec>> byWorkload = new LinkedHashMap<>();
        wanted.forEach(access -> byWorkload
                .computeIfAbsent(access.workload(), key -> new ArrayList<>())
                .add(access));
        byWorkload.forEach(this::plan);
    }

    private void plan(Optional<Workload> workload, List<AccessSpec> rules) {
        List<Resource> allowing = policies.of(workload).stream()
                .filter(AuthorizationPolicyPlanner::isAllow)
                .toList();
        if (allowing.isEmpty()) {
            draft.report(closes(workload));
        }
        Resource policy = allowing.stream().filter(draft::isManaged).findFirst().orElseGet(() -> blank(workload));
        JsonObject spec = policy.spec()
                .with("action", ALLOW)
                .with(
                        "rules",
                        rules.stream()
                                .map(rule -> AccessFields.of(rule, policies.namespace()))
                                .toList());
        draft.put(policy.withSpec(spec), List.of(WorkloadPolicies.path(workload, "allow") + " from " + callers(rules)));
    }

    private Resource blank(Optional<Workload> workload) {
        return policies.blank(
                workload, workload.map(pods -> "allow-" + pods.name()).orElse(NAMESPACE_NAME));
    }

    /** ALLOW is what a policy does that does not say what it does. */
    private static boolean isAllow(Resource policy) {
        return policy.spec().text("action").orElse(ALLOW).equals(ALLOW);
    }

    private static String callers(List<AccessSpec> rules) {
        return rules.stream()
                .flatMap(AuthorizationPolicyPlanner::callers)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> callers(AccessSpec rule) {
        Stream<String> tokens = rule.token().stream()
                .flatMap(token -> Stream.concat(
                        token.principals().stream().map(principal -> "token " + principal),
                        token.claims().keySet().stream().map(claim -> "token with " + claim)));
        return Stream.of(
                        rule.from().stream(),
                        rule.fromNamespaces().stream().map(namespace -> "namespace " + namespace),
                        tokens)
                .flatMap(callers -> callers);
    }

    private static Finding closes(Optional<Workload> workload) {
        return Finding.warning(
                        "istio/first-allow",
                        "the first ALLOW policy closes all else: every caller that it does not name is refused, gateways,"
                                + " monitoring and probes from other namespaces included")
                .at(Place.at(WorkloadPolicies.path(workload, "allow")));
    }
}
