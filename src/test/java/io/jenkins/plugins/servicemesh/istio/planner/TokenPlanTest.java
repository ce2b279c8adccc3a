package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.object;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.result;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents.ISSUER;
import static io.jenkins.plugins.servicemesh.istio.planner.SurroundingsIntents.REVIEWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RequestAuthenticationSpec;
import io.jenkins.plugins.servicemesh.model.RequestToken;
import io.jenkins.plugins.servicemesh.model.TokenIssuer;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose tokens are taken, and who has to have one. */
class TokenPlanTest {

    private static final MeshSpec WANTED = SHOP.plus(RequestAuthenticationSpec.ofWorkload(REVIEWS, ISSUER));
    private static final String NOT_DEMANDED = "istio/token-not-demanded";

    private static Resource authentication(String name, String spec) {
        return object(IstioTypes.REQUEST_AUTHENTICATION, name, spec);
    }

    private static Resource policy(String spec) {
        return object(IstioTypes.AUTHORIZATION_POLICY, "policy", spec);
    }

    private static List<String> rules(Plan plan) {
        return plan.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void anIssuerThatIsNotThereGoesIntoAnObjectOfOurOwn() {
        Resource theirs =
                authentication("reviews", "{selector: {matchLabels: {app: reviews}}, jwtRules: [{issuer: other}]}");
        Plan plan = settled(WANTED, theirs);
        assertThat(plan.changes()).singleElement().isInstanceOf(Change.Create.class);
        Resource made = result(plan, IstioTypes.REQUEST_AUTHENTICATION);
        assertThat(made.name()).isEqualTo("reviews-mesh");
        assertThat(made.spec()).isEqualTo(tree("""
                                selector: {matchLabels: {app: reviews}}
                                jwtRules: [{issuer: 'https://id.example.com', jwksUri: 'https://id.example.com/jwks.json'}]
                                """));
    }

    @Test
    void anIssuerThatIsThereIsEditedWhereItStandsAndItsOtherFieldsStay() {
        Resource theirs = authentication(
                "theirs",
                "{selector: {matchLabels: {app: reviews}}, jwtRules: [{issuer: other}, "
                        + "{issuer: 'https://id.example.com', jwks: '{\"keys\": []}', timeout: 3s}]}");
        assertThat(edit(settled(WANTED, theirs), IstioTypes.REQUEST_AUTHENTICATION)
                        .after()
                        .spec()
                        .array("jwtRules"))
                .isEqualTo(tree("{x: [{issuer: other}, {issuer: 'https://id.example.com', timeout: 3s, "
                                + "jwksUri: 'https://id.example.com/jwks.json'}]}")
                        .array("x"));
    }

    @Test
    void aSecondIssuerJoinsTheFirstInOurObject() {
        MeshSpec two = SHOP.plus(RequestAuthenticationSpec.ofNamespace(ISSUER, TokenIssuer.of("second")));
        Resource made = result(settled(two), IstioTypes.REQUEST_AUTHENTICATION);
        assertThat(made.name()).isEqualTo("default");
        assertThat(made.spec().array("jwtRules").size()).isEqualTo(2);
    }

    @Test
    void anIssuerInTwoObjectsForTheSamePodsIsAnError() {
        String spec = "{selector: {matchLabels: {app: reviews}}, jwtRules: [{issuer: 'https://id.example.com'}]}";
        Plan plan = plan(WANTED, authentication("a", spec), authentication("b", spec));
        assertThat(plan.changes()).isEmpty();
        assertThat(errors(plan)).containsExactly("istio/several-policies");
    }

    @Test
    void withoutAPolicyThatDemandsATokenRequestsWithoutOnePassAndThatIsSaid() {
        assertThat(rules(settled(WANTED))).contains(NOT_DEMANDED);
    }

    @Test
    void aPolicyOfTheSameIntentThatDemandsOneWillDo() {
        MeshSpec guarded = WANTED.plus(
                AccessSpec.withToken(Optional.of(REVIEWS), RequestToken.ofIssuer("https://id.example.com")));
        Plan plan = settled(guarded);
        assertThat(rules(plan)).doesNotContain(NOT_DEMANDED);
        assertThat(result(plan, IstioTypes.AUTHORIZATION_POLICY).spec().array("rules"))
                .isEqualTo(tree("{x: [{from: [{source: {requestPrincipals: ['https://id.example.com/*']}}]}]}")
                        .array("x"));
        assertThat(plan.changes())
                .extracting(change -> change.id().type().kind())
                .containsExactly("RequestAuthentication", "AuthorizationPolicy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{rules: [{from: [{source: {requestPrincipals: ['*']}}]}]}",
                "{rules: [{when: [{key: 'request.auth.claims[sub]', values: [a]}]}]}",
                "{action: DENY, rules: [{from: [{source: {notRequestPrincipals: ['*']}}]}]}",
                "{selector: {matchLabels: {app: reviews}}, rules: [{from: [{source: {requestPrincipals: ['*']}}]}]}"
            })
    void policiesThatAreThereMayDemandIt(String spec) {
        assertThat(rules(settled(WANTED, policy(spec)))).doesNotContain(NOT_DEMANDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{rules: [{}]}",
                "{rules: [{from: [{source: {requestPrincipals: ['*']}}, {source: {namespaces: [shop]}}]}]}",
                "{rules: [{when: [{key: 'request.headers[x]', values: [a]}]}]}",
                "{action: DENY, rules: [{from: [{source: {namespaces: [shop]}}]}]}",
                "{action: AUDIT, rules: [{from: [{source: {requestPrincipals: ['*']}}]}]}",
                "{selector: {matchLabels: {app: ratings}}, rules: [{from: [{source: {requestPrincipals: ['*']}}]}]}"
            })
    void otherPoliciesDoNotDemandIt(String spec) {
        assertThat(rules(settled(WANTED, policy(spec)))).contains(NOT_DEMANDED);
    }

    @Test
    void whatATokenMustSayHoldsForEveryCaller() {
        AccessSpec access = new AccessSpec(
                Optional.empty(),
                List.of("front"),
                List.of("monitoring"),
                Optional.of(new RequestToken(List.of("a/*"), Map.of("groups", List.of("x", "y")))),
                List.of(),
                List.of("GET"),
                List.of());
        assertThat(result(settled(SHOP.plus(access)), IstioTypes.AUTHORIZATION_POLICY)
                        .spec()
                        .array("rules"))
                .isEqualTo(tree("""
                                x:
                                - from:
                                  - source: {principals: [cluster.local/ns/shop/sa/front], requestPrincipals: [a/*]}
                                  - source: {namespaces: [monitoring], requestPrincipals: [a/*]}
                                  to: [{operation: {methods: [GET]}}]
                                  when: [{key: 'request.auth.claims[groups]', values: [x, y]}]
                                """).array("x"));
    }

    @Test
    void claimsAloneAreEnough() {
        AccessSpec access =
                AccessSpec.withToken(Optional.empty(), new RequestToken(List.of(), Map.of("groups", List.of("x"))));
        assertThat(result(settled(SHOP.plus(access)), IstioTypes.AUTHORIZATION_POLICY)
                        .spec()
                        .array("rules"))
                .isEqualTo(tree("{x: [{when: [{key: 'request.auth.claims[groups]', values: [x]}]}]}")
                        .array("x"));
    }
}
