package io.jenkins.plugins.servicemesh.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a policy says of a plan, and of a time. */
class ClusterPolicyTest {

    private static final Finding WARNING = Finding.warning("istio/no-endpoints", "a route that never matches");
    private static final ClusterPolicy STRICT_ONLY = modes(MtlsMode.STRICT);
    private static final ClusterPolicy NOT_OFF = modes(MtlsMode.STRICT, MtlsMode.PERMISSIVE);
    private static final Instant SATURDAY = Instant.parse("2026-11-28T12:00:00Z");

    private static ClusterPolicy modes(MtlsMode... allowed) {
        return new ClusterPolicy(RuleSeverities.NONE, RolloutFloors.NONE, Set.of(allowed), List.of());
    }

    private static ClusterPolicy severity(Severity severity) {
        return new ClusterPolicy(
                new RuleSeverities(Map.of("istio/no-endpoints", severity)), RolloutFloors.NONE, Set.of(), List.of());
    }

    private static ClusterPolicy freezes(FreezeWindow... windows) {
        return new ClusterPolicy(RuleSeverities.NONE, RolloutFloors.NONE, Set.of(), List.of(windows));
    }

    private static Plan warned() {
        return Plan.EMPTY.withFindings(List.of(WARNING));
    }

    @Test
    void aWarningBecomesAnErrorWhereTheRuleIsOne() {
        assertThat(severity(Severity.ERROR).judged(warned()).findings())
                .containsExactly(Finding.error(
                        "istio/no-endpoints",
                        "a route that never matches (rule istio/no-endpoints, on this cluster error)"));
    }

    @Test
    void nothingBecomesLighter() {
        assertThat(severity(Severity.INFO).judged(warned()).findings()).containsExactly(WARNING);
    }

    @Test
    void otherRulesWeighWhatTheySay() {
        Finding other = Finding.warning("route/other", "another");
        assertThat(severity(Severity.ERROR)
                        .judged(Plan.EMPTY.withFindings(List.of(other)))
                        .findings())
                .containsExactly(other);
    }

    @Test
    void aPlanIsJudgedTwiceAsOnce() {
        Plan once = STRICT_ONLY.judged(create("{mtls: {mode: DISABLE}}").withFindings(List.of(WARNING)));
        assertThat(STRICT_ONLY.judged(once)).isEqualTo(once);
    }

    private static Resource policy(ResourceType type, String spec) {
        return Resource.of(type, "shop", "default").withSpec(spec(spec));
    }

    private static JsonObject spec(String flow) {
        return JsonText.parseObject(flow.replaceAll("([A-Za-z0-9]+)", "\"$1\""));
    }

    private static Plan plan(Change change) {
        return new Plan(List.of(change), List.of(), List.of());
    }

    private static Plan create(String spec) {
        return plan(new Change.Create(policy(IstioTypes.PEER_AUTHENTICATION, spec), List.of("test")));
    }

    private static Plan edit(String before, String after) {
        return plan(Change.Edit.between(
                policy(IstioTypes.PEER_AUTHENTICATION, before),
                policy(IstioTypes.PEER_AUTHENTICATION, after),
                List.of("test")));
    }

    private static List<String> refusals(ClusterPolicy policy, Plan plan) {
        return policy.judged(plan).findings().stream()
                .map(finding -> finding.rule() + " " + finding.place().path() + " "
                        + finding.value().orElseThrow())
                .toList();
    }

    @Test
    void aModeThatIsNotAllowedIsRefusedAtEveryLevel() {
        assertThat(refusals(NOT_OFF, create("{mtls: {mode: DISABLE}, portLevelMtls: {9090: {mode: DISABLE}}}")))
                .containsExactly(
                        "policy/mtls-mode spec.mtls.mode DISABLE",
                        "policy/mtls-mode spec.portLevelMtls.9090.mode DISABLE");
        assertThat(STRICT_ONLY
                        .judged(create("{mtls: {mode: PERMISSIVE}}"))
                        .findings()
                        .get(0)
                        .describe())
                .endsWith("this mTLS mode is not allowed on this cluster 'PERMISSIVE'; allowed: STRICT;"
                        + " an administrator says so where the cluster is configured");
    }

    @Test
    void aModeThatIsAllowedPassesAndSoDoesOneThatIsInherited() {
        assertThat(refusals(NOT_OFF, create("{mtls: {mode: STRICT}, portLevelMtls: {9090: {mode: PERMISSIVE}}}")))
                .isEmpty();
        assertThat(refusals(STRICT_ONLY, create("{mtls: {mode: UNSET}}"))).isEmpty();
    }

    @Test
    void whatWasThereBeforeIsNotThePlansDoing() {
        String off = "{mtls: {mode: DISABLE}, portLevelMtls: {9090: {mode: STRICT}}}";
        assertThat(refusals(NOT_OFF, edit("{mtls: {mode: DISABLE}}", off))).isEmpty();
    }

    @Test
    void aModeThatIsNotAllowedIsNotSetForOtherWorkloads() {
        String mode = "policy/mtls-mode spec.mtls.mode DISABLE";
        assertThat(refusals(NOT_OFF, edit("{mtls: {mode: STRICT}}", "{mtls: {mode: DISABLE}}")))
                .containsExactly(mode);
        assertThat(refusals(NOT_OFF, edit("{mtls: {mode: DISABLE}, selector: {a: b}}", "{mtls: {mode: DISABLE}}")))
                .containsExactly(mode);
    }

    @Test
    void wherePermissiveIsNotAllowedAModeIsNotTakenAway() {
        String mode = "policy/mtls-mode spec.mtls.mode STRICT";
        Plan removal = plan(
                new Change.Remove(policy(IstioTypes.PEER_AUTHENTICATION, "{mtls: {mode: STRICT}}"), List.of("test")));
        assertThat(refusals(STRICT_ONLY, removal)).containsExactly(mode);
        assertThat(refusals(STRICT_ONLY, edit("{mtls: {mode: STRICT}}", "{mtls: {mode: UNSET}}")))
                .containsExactly(mode);
        assertThat(refusals(STRICT_ONLY, edit("{mtls: {mode: STRICT}}", "{mtls: {mode: STRICT}, selector: {a: b}}")))
                .containsExactly(mode);
        assertThat(refusals(NOT_OFF, removal)).isEmpty();
    }

    @Test
    void whatWasNotAllowedMayBeTakenAway() {
        assertThat(refusals(STRICT_ONLY, edit("{mtls: {mode: PERMISSIVE}}", "{}")))
                .isEmpty();
    }

    @Test
    void objectsOfOtherKindsHaveNoModes() {
        Change other = new Change.Create(policy(IstioTypes.TELEMETRY, "{mtls: {mode: DISABLE}}"), List.of("test"));
        assertThat(refusals(STRICT_ONLY, plan(other))).isEmpty();
    }

    @Test
    void withoutAPolicyEveryModePasses() {
        assertThat(refusals(ClusterPolicy.NONE, create("{mtls: {mode: DISABLE}}")))
                .isEmpty();
    }

    @Test
    void ofSeveralFreezesTheOneThatEndsLastIsSaid() {
        ClusterPolicy policy = freezes(
                FreezeWindow.parse("Fri 16:00", "Mon 08:00", "UTC", "weekend"),
                FreezeWindow.parse("2026-11-28 00:00", "2026-12-24 00:00", "UTC", "sale"));
        assertThat(policy.frozen(SATURDAY))
                .extracting(Finding::describe)
                .containsExactly("nothing is changed on this cluster until Thu 2026-12-24 00:00 UTC: sale;"
                        + " wait for its end; a rollback, a cleanup and an abort are possible meanwhile");
    }

    @Test
    void outsideOfItsFreezesAPolicyDoesNotSayNo() {
        ClusterPolicy policy = freezes(FreezeWindow.parse("Fri 16:00", "Sat 08:00", "UTC", "night"));
        assertThat(policy.frozen(SATURDAY)).isEmpty();
    }

    @Test
    void whoLooksAfterFreezesItselfHasNone() {
        ClusterPolicy policy = freezes(FreezeWindow.parse("Fri 16:00", "Mon 08:00", "UTC", "weekend"));
        assertThat(policy.withoutFreezes().frozen(SATURDAY)).isEmpty();
    }

    @Test
    void sharingIsAllowedEverywhereUnlessNamespacesAreNamed() {
        ClusterPolicy named = ClusterPolicy.NONE.sharingIn(namespace -> namespace.equals("shop"));
        assertThat(ClusterPolicy.NONE.refusals(Sharing.SHARE, "pay")).isEmpty();
        assertThat(named.refusals(Sharing.SHARE, "shop")).isEmpty();
        assertThat(named.refusals(Sharing.SHARE, "pay")).singleElement().satisfies(refusal -> assertThat(
                        refusal.describe())
                .contains("sharing objects with controllers is not allowed in pay", "grant 'share'"));
    }

    @Test
    void whoDoesNotShareIsRefusedNowhere() {
        ClusterPolicy nowhere = ClusterPolicy.NONE.sharingIn(namespace -> false);
        assertThat(nowhere.refusals(Sharing.REFUSE, "shop")).isEmpty();
    }

    @Test
    void sharingIsHeldAgainstTheSameNamespacesOutsideOfFreezes() {
        ClusterPolicy nowhere = ClusterPolicy.NONE.sharingIn(namespace -> false).withoutFreezes();
        assertThat(nowhere.refusals(Sharing.SHARE, "shop")).hasSize(1);
    }
}
