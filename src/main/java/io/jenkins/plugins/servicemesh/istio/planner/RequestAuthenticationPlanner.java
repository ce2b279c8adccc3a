package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.field.TokenIssuerFields;
import io.jenkins.plugins.servicemesh.model.RequestAuthenticationSpec;
import io.jenkins.plugins.servicemesh.model.TokenIssuer;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plans whose tokens are taken. Istio adds up all objects for the same pods, so an issuer is edited where it stands, and a
 * new one goes into an object of our own.
 */
final class RequestAuthenticationPlanner {

    private static final String RULES = "jwtRules";

    private final PlanDraft draft;
    private final WorkloadPolicies policies;

    RequestAuthenticationPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.policies = new WorkloadPolicies(draft, IstioTypes.REQUEST_AUTHENTICATION, namespace);
    }

    /** Drafts the issuers, and warns where requests without a token pass; to be called when all policies are drafted. */
    void plan(RequestAuthenticationSpec wanted) {
        String path = WorkloadPolicies.path(wanted.workload(), "requestAuthentication");
        wanted.issuers().forEach(issuer -> plan(wanted.workload(), issuer, path));
        reportDemand(wanted.workload(), path);
    }

    private void plan(Optional<Workload> workload, TokenIssuer issuer, String path) {
        List<Resource> there = policies.of(workload);
        List<Resource> known =
                there.stream().filter(policy -> index(policy, issuer) >= 0).toList();
        if (known.size() > 1) {
            draft.report(severalTimes(known, issuer, path));
            return;
        }
        Resource policy = known.stream()
                .findFirst()
                .or(() -> there.stream().filter(draft::isManaged).findFirst())
                .orElseGet(() ->
                        policies.blank(workload, workload.map(Workload::name).orElse("default")));
        draft.put(edited(policy, issuer), List.of(path + " > issuer " + issuer.issuer()));
    }

    private static int index(Resource policy, TokenIssuer issuer) {
        return TreeEditor.indexOf(policy.spec().array(RULES), "issuer", issuer.issuer());
    }

    private static Resource edited(Resource policy, TokenIssuer issuer) {
        JsonArray rules = policy.spec().array(RULES);
        int index = index(policy, issuer);
        JsonArray edited = index < 0
                ? rules.insert(rules.size(), TokenIssuerFields.of(issuer))
                : rules.with(index, TokenIssuerFields.of(issuer, (JsonObject) rules.get(index)));
        return policy.withSpec(policy.spec().with(RULES, edited));
    }

    private void reportDemand(Optional<Workload> workload, String path) {
        Need policiesOfAccess = IstioNeeds.access(policies.namespace()).get(0);
        if (draft.before().gap(policiesOfAccess).isPresent()) {
            draft.report(Finding.notChecked("whether a policy demands a token", policiesOfAccess.toString()));
        } else if (!new TokenDemand(draft, policies.namespace()).isMadeOf(workload)) {
            draft.report(Finding.warning(
                            "istio/token-not-demanded",
                            "requests without a token pass: no policy of the namespace demands one")
                    .at(Place.at(path))
                    .withSuggestion("for example: allow requestPrincipals: ['ISSUER/*']"));
        }
    }

    private static Finding severalTimes(List<Resource> known, TokenIssuer issuer, String path) {
        String names = known.stream().map(Resource::name).collect(Collectors.joining(", "));
        return Finding.error(
                        "istio/several-policies",
                        "several RequestAuthentication objects for the same pods have this issuer: " + names)
                .at(Place.at(path + " > issuer " + issuer.issuer()))
                .withSuggestion("leave it in one of them");
    }
}
