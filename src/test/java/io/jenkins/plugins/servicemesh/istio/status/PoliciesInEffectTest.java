package io.jenkins.plugins.servicemesh.istio.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.mesh.status.CallerFacts;
import io.jenkins.plugins.servicemesh.mesh.status.MtlsFacts;
import io.jenkins.plugins.servicemesh.mesh.status.PolicyFact;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** mTLS, callers, telemetry: what holds, and which object says so. */
class PoliciesInEffectTest {

    private static final String MESH = authentication("istio-system", "mesh", "{mtls: {mode: STRICT}}");
    private static final String NAMESPACE = authentication("shop", "default", "{mtls: {mode: DISABLE}}");
    private static final String WORKLOAD = authentication(
            "shop",
            "reviews",
            "{selector: {matchLabels: {app: reviews}}, mtls: {mode: STRICT}, portLevelMtls: {9090: {mode: PERMISSIVE}, 9091: {}}}");
    private static final String SERVICE =
            "{kind: Service, metadata: {name: reviews, namespace: shop}, spec: {selector: {app: reviews}}}";

    private static String authentication(String namespace, String name, String spec) {
        return "{kind: PeerAuthentication, metadata: {name: " + name + ", namespace: " + namespace
                + ", creationTimestamp: '2026-01-01T00:00:00Z'}, spec: " + spec + "}";
    }

    private static String access(String namespace, String name, String more) {
        return "{kind: AuthorizationPolicy, metadata: {name: " + name + ", namespace: " + namespace + "}, spec: " + more
                + "}";
    }

    private static Observed observed(String... objects) {
        String[] all = java.util.Arrays.copyOf(objects, objects.length + 3);
        all[objects.length] = Samples.CONTROL_PLANE;
        all[objects.length + 1] = Samples.SHOP;
        all[objects.length + 2] = Samples.injected("istio/proxyv2:1.30.3");
        return Observed.of(all);
    }

    private static MtlsFacts mtls(String... objects) {
        return observed(objects).workload().mtls();
    }

    private static MtlsFacts.Mode mode(MtlsMode mode, String source) {
        return new MtlsFacts.Mode(Optional.of(mode), source);
    }

    @Test
    void withoutAnyPolicyItIsPermissive() {
        assertThat(mtls().mode()).isEqualTo(mode(MtlsMode.PERMISSIVE, "Istio's default"));
    }

    @Test
    void theMeshsPolicyHoldsWhereTheNamespaceHasNone() {
        assertThat(mtls(MESH).mode()).isEqualTo(mode(MtlsMode.STRICT, "PeerAuthentication istio-system/mesh"));
    }

    @Test
    void theNamespacesPolicyBeatsTheMeshs() {
        assertThat(mtls(MESH, NAMESPACE).mode()).isEqualTo(mode(MtlsMode.DISABLE, "PeerAuthentication shop/default"));
    }

    @Test
    void theWorkloadsPolicyBeatsBothAndItsPortsHaveTheirOwnModes() {
        MtlsFacts mtls = mtls(MESH, NAMESPACE, WORKLOAD);
        assertThat(mtls.mode()).isEqualTo(mode(MtlsMode.STRICT, "PeerAuthentication shop/reviews"));
        assertThat(mtls.ports().get(9090)).isEqualTo(mode(MtlsMode.PERMISSIVE, "PeerAuthentication shop/reviews"));
        assertThat(mtls.ports().get(9091)).isEqualTo(mtls.mode());
    }

    @Test
    void aPolicyOfOtherPodsDoesNotCount() {
        assertThat(mtls(WORKLOAD.replace("app: reviews", "app: ratings")).mode().source())
                .isEqualTo("Istio's default");
    }

    @Test
    void aModeThatIsUnsetOrLeftOutInherits() {
        String unset = NAMESPACE.replace("DISABLE", "UNSET");
        String silent = authentication("shop", "reviews", "{selector: {matchLabels: {app: reviews}}}");
        assertThat(mtls(MESH, unset, silent).mode().source()).isEqualTo("PeerAuthentication istio-system/mesh");
    }

    @Test
    void ofTwoPoliciesTheOldestHolds() {
        String younger = authentication("shop", "a", "{mtls: {mode: STRICT}}").replace("2026-01-01", "2026-02-01");
        assertThat(mtls(younger, NAMESPACE).mode().source()).isEqualTo("PeerAuthentication shop/default");
    }

    @Test
    void aSelectorInTheRootNamespaceSelectsNothing() {
        String inRoot = WORKLOAD.replace("namespace: shop", "namespace: istio-system");
        assertThat(mtls(inRoot).mode().source()).isEqualTo("Istio's default");
    }

    @Test
    void aRootNamespaceThatMayNotBeReadLeavesTheModeUnknownUnlessTheNamespaceSays() {
        Observed silent = observed()
                .without(need -> need.toString().contains("peerauth")
                        && !need.namespace().equals("shop"));
        Observed said = observed(NAMESPACE).without(silent.forbidden());
        assertThat(silent.workload().mtls().mode())
                .isEqualTo(new MtlsFacts.Mode(
                        Optional.empty(),
                        "needs list peerauthentications.security.istio.io in namespace istio-system"));
        assertThat(said.workload().mtls().mode().mode()).contains(MtlsMode.DISABLE);
    }

    @Test
    void callersThatAreMadeToSendPlainTextContradictStrict() {
        String rule = """
                kind: DestinationRule
                metadata: {name: reviews, namespace: shop}
                spec: {host: reviews, subsets: [{name: v1, trafficPolicy: {portLevelSettings: [{tls: {mode: DISABLE}}]}}]}
                """;
        List<Finding> findings = observed(SERVICE, MESH, rule).facts().findings();
        assertThat(findings)
                .filteredOn(finding -> finding.rule().equals("status/mtls-contradiction"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.describe())
                        .contains("DestinationRule shop/reviews")
                        .contains("spec.subsets[0].trafficPolicy.portLevelSettings[0].tls.mode")
                        .contains("Deployment reviews-v1 takes mutual TLS only"));
        assertThat(observed(SERVICE, rule).facts().findings())
                .noneMatch(finding -> finding.rule().equals("status/mtls-contradiction"));
    }

    @Test
    void callersThatAreMadeToSendMutualTlsContradictDisable() {
        String rule =
                "{kind: DestinationRule, metadata: {name: all, namespace: istio-system}, spec: {host: '*.local', trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}}";
        assertThat(observed(SERVICE, NAMESPACE, rule).facts().findings())
                .anyMatch(finding -> finding.describe().contains("takes plain text only"));
    }

    @Test
    void withoutPolicyEveryoneMayCall() {
        assertThat(observed().workload().callers()).isEqualTo(new CallerFacts("everyone", List.of()));
    }

    @Test
    void theFirstAllowPolicyClosesAllElse() {
        CallerFacts callers = observed(
                        access(
                                "shop",
                                "allow",
                                "{rules: [{from: [{source: {principals: [a, b]}}], to: [{operation: {paths: [/api/*]}}], when: [{key: source.ip, notValues: ['1']}]}]}"))
                .workload()
                .callers();
        assertThat(callers.rest()).isEqualTo("nobody");
        assertThat(callers.rules())
                .containsExactly(new CallerFacts.Rule(
                        "ALLOW",
                        "from principals a|b to paths /api/* when source.ip is not 1",
                        "AuthorizationPolicy shop/allow"));
    }

    @Test
    void denialsOfTheRootNamespaceAreAskedFirst() {
        CallerFacts callers = observed(
                        access("shop", "allow", "{rules: [{}]}"),
                        access(
                                "istio-system",
                                "deny",
                                "{action: DENY, rules: [{to: [{operation: {methods: [PUT]}}]}]}"))
                .workload()
                .callers();
        assertThat(callers.rules())
                .extracting(CallerFacts.Rule::action, CallerFacts.Rule::words)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("DENY", "from everyone to methods PUT"),
                        org.assertj.core.groups.Tuple.tuple("ALLOW", "from everyone to everything"));
    }

    @Test
    void aDryRunClosesNothingAndAnAllowWithoutRulesAllowsNobody() {
        String dry = access("shop", "allow", "{}")
                .replace("namespace: shop", "namespace: shop, annotations: {istio.io/dry-run: 'true'}");
        assertThat(observed(dry).workload().callers().rest()).isEqualTo("everyone");
        assertThat(observed(dry).workload().callers().rules().get(0).action()).isEqualTo("ALLOW (dry run)");
        assertThat(observed(access("shop", "none", "{}"))
                        .workload()
                        .callers()
                        .rules()
                        .get(0)
                        .words())
                .isEqualTo("nobody");
    }

    @Test
    void policiesThatMayNotBeReadLeaveCallersUnknown() {
        Observed observed = observed().without(need -> need.type().kind().equals("AuthorizationPolicy"));
        assertThat(observed.workload().callers().rest()).startsWith("not known, needs list authorizationpolicies");
    }

    @Test
    void telemetryAndPoliciesOfWaypointsAreToldWithTheirScope() {
        List<PolicyFact> policies = observed(
                        "{kind: Telemetry, metadata: {name: mesh, namespace: istio-system}, spec: {accessLogging: [{providers: [{name: otel}], filter: {expression: 'a > 1'}}, {disabled: true}]}}",
                        "{kind: Telemetry, metadata: {name: own, namespace: shop}, spec: {selector: {matchLabels: {app: a}}, tracing: [{randomSamplingPercentage: 5}, {disableSpanReporting: true}], metrics: [{overrides: [{}]}]}}",
                        access("shop", "way", "{targetRefs: [{kind: Service, name: reviews}], rules: [{}]}"))
                .facts()
                .policies();
        assertThat(policies)
                .containsExactly(
                        new PolicyFact(
                                "Telemetry istio-system/mesh",
                                "the whole mesh",
                                List.of("access log to otel where a > 1", "access log off")),
                        new PolicyFact(
                                "Telemetry shop/own",
                                "pods with app=a",
                                List.of("tracing of 5 %", "tracing off", "metrics, 1 override")),
                        new PolicyFact(
                                "AuthorizationPolicy shop/way",
                                "Service reviews",
                                List.of("ALLOW from everyone to everything")));
    }
}
