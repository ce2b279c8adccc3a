package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.errors;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.object;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.plan;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.result;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.sentences;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** mTLS modes, and who may call what. */
class SecurityPlanTest {

    private static final Workload REVIEWS = Workload.named("reviews");

    private static Resource peerAuthentication(String name, String spec) {
        return object(IstioTypes.PEER_AUTHENTICATION, name, spec);
    }

    private static Resource policy(String name, String spec) {
        return object(IstioTypes.AUTHORIZATION_POLICY, name, spec);
    }

    private static AccessSpec from(Workload workload, String... accounts) {
        return new AccessSpec(Optional.of(workload), List.of(accounts), List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void someoneElsesModeOfTheNamespaceIsChangedWhateverItsNameAndNothingElse() {
        Resource there = peerAuthentication("team-policy", "{mtls: {mode: PERMISSIVE}, future: 1}");
        Change.Edit edit =
                edit(settled(SHOP.plus(MtlsSpec.ofNamespace(MtlsMode.STRICT)), there), IstioTypes.PEER_AUTHENTICATION);
        assertThat(edit.after().spec()).isEqualTo(tree("{mtls: {mode: STRICT}, future: 1}"));
        assertThat(edit.after().metadata()).isEqualTo(there.metadata());
        assertThat(edit.reasons()).containsExactly("mtls STRICT");
    }

    @Test
    void aWorkloadHasAPolicyOfItsOwnWithExceptionsForPortsMergedByPort() {
        Resource all = peerAuthentication("default", "{mtls: {mode: STRICT}}");
        Resource reviews = peerAuthentication(
                "for-reviews", "{selector: {matchLabels: {app: reviews}}, portLevelMtls: {'8080': {mode: DISABLE}}}");
        MeshSpec wanted =
                SHOP.plus(new MtlsSpec(Optional.of(REVIEWS), Optional.empty(), Map.of(9090, MtlsMode.PERMISSIVE)));
        assertThat(edit(settled(wanted, all, reviews), IstioTypes.PEER_AUTHENTICATION)
                        .after()
                        .spec())
                .isEqualTo(tree("""
                                selector: {matchLabels: {app: reviews}}
                                portLevelMtls: {'8080': {mode: DISABLE}, '9090': {mode: PERMISSIVE}}
                                """));
        Resource made = result(settled(wanted, all), IstioTypes.PEER_AUTHENTICATION);
        assertThat(made.name()).isEqualTo("reviews");
        assertThat(made.spec())
                .isEqualTo(
                        tree("{selector: {matchLabels: {app: reviews}}, portLevelMtls: {'9090': {mode: PERMISSIVE}}}"));
    }

    @Test
    void policiesOfWorkloadsDoNotCountForTheNamespace() {
        Resource reviews =
                peerAuthentication("default", "{selector: {matchLabels: {app: reviews}}, mtls: {mode: DISABLE}}");
        Plan plan = settled(SHOP.plus(MtlsSpec.ofNamespace(MtlsMode.STRICT)), reviews);
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change).isInstanceOf(Change.Create.class);
            assertThat(change.id().name()).isEqualTo("default-mesh");
        });
    }

    @Test
    void twoPoliciesForTheSamePodsAreAnErrorThatNamesBoth() {
        Plan plan = plan(
                SHOP.plus(MtlsSpec.ofNamespace(MtlsMode.STRICT)),
                peerAuthentication("a", "{}"),
                peerAuthentication("b", "{selector: {matchLabels: {}}}"));
        assertThat(plan.changes()).isEmpty();
        assertThat(errors(plan)).containsExactly("istio/several-policies");
        assertThat(sentences(plan)).anySatisfy(text -> assertThat(text).contains("a, b"));
    }

    @Test
    void theRootNamespaceIsTheWholeMeshAndThatIsSaid() {
        MeshSpec root = MeshSpec.of("istio-system").plus(MtlsSpec.ofNamespace(MtlsMode.STRICT));
        assertThat(sentences(settled(root))).anySatisfy(text -> assertThat(text).contains("whole mesh"));
    }

    @Test
    void severalIntentsForOneWorkloadAreTheRulesOfOnePolicyOfOurOwn() {
        AccessSpec paths = new AccessSpec(
                Optional.of(REVIEWS),
                List.of("istio-system/ingress"),
                List.of("monitoring"),
                List.of("/api/*"),
                List.of("GET"),
                List.of(8080));
        Plan plan = settled(SHOP.plus(paths).plus(from(REVIEWS, "front")));
        Resource made = result(plan, IstioTypes.AUTHORIZATION_POLICY);
        assertThat(made.name()).isEqualTo("allow-reviews");
        assertThat(made.spec()).isEqualTo(tree("""
                                selector: {matchLabels: {app: reviews}}
                                action: ALLOW
                                rules:
                                - from:
                                  - source: {principals: [cluster.local/ns/istio-system/sa/ingress]}
                                  - source: {namespaces: [monitoring]}
                                  to: [{operation: {methods: [GET], paths: [/api/*], ports: ['8080']}}]
                                - from:
                                  - source: {principals: [cluster.local/ns/shop/sa/front]}
                                """));
    }

    @Test
    void theFirstAllowIsSaidToCloseAllElseAndTheSecondIsNot() {
        MeshSpec wanted = SHOP.plus(from(REVIEWS, "front"));
        assertThat(plan(wanted).findings())
                .extracting(finding -> finding.rule())
                .contains("istio/first-allow");
        Resource theirs = policy("theirs", "{selector: {matchLabels: {app: reviews}}, rules: [{}]}");
        assertThat(plan(wanted, theirs).findings())
                .extracting(finding -> finding.rule())
                .doesNotContain("istio/first-allow");
    }

    @Test
    void someoneElsesPolicyOfThatNameIsNotTouched() {
        Resource theirs =
                policy("allow-reviews", "{selector: {matchLabels: {app: reviews}}, action: ALLOW, rules: [{}]}");
        assertThat(settled(SHOP.plus(from(REVIEWS, "front")), theirs).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.id().name()).isEqualTo("allow-reviews-mesh"));
    }

    @Test
    void theRulesThatAreWrittenReplaceThoseThatOurPolicyHad() {
        Resource ours = Planning.OWNER.mark(
                policy(
                        "allow-reviews",
                        "{selector: {matchLabels: {app: reviews}}, action: ALLOW, rules: [{from: [{source: {namespaces: [old]}}]}]}"));
        Change.Edit edit = edit(settled(SHOP.plus(from(REVIEWS, "front")), ours), IstioTypes.AUTHORIZATION_POLICY);
        assertThat(edit.after().spec().array("rules").size()).isEqualTo(1);
        assertThat(edit.reasons()).containsExactly("workload 'reviews' > allow from front");
    }

    @Test
    void aDenyPolicyOfTheSameWorkloadIsAnotherMatter() {
        Resource deny = Planning.OWNER.mark(
                policy(
                        "deny-reviews",
                        "{selector: {matchLabels: {app: reviews}}, action: DENY, rules: [{from: [{source: {namespaces: [x]}}]}]}"));
        assertThat(settled(SHOP.plus(from(REVIEWS, "front")), deny).changes())
                .singleElement()
                .isInstanceOf(Change.Create.class);
    }
}
