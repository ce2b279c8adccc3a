package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.policy.FreezeWindow;
import io.jenkins.plugins.servicemesh.policy.RolloutFloors;
import io.jenkins.plugins.servicemesh.policy.RuleSeverities;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cluster's policy refuses is not written, whatever asks for it; taking back is never refused. */
class ApplyPolicyTest {

    private static final ClusterPolicy FROZEN = new ClusterPolicy(
            RuleSeverities.NONE,
            RolloutFloors.NONE,
            Set.of(),
            List.of(FreezeWindow.parse("2000-01-01 00:00", "2100-01-01 00:00", "UTC", "always")));
    private static final ClusterPolicy STRICT =
            new ClusterPolicy(RuleSeverities.NONE, RolloutFloors.NONE, Set.of(MtlsMode.STRICT), List.of());

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private OperationContext under(ClusterPolicy policy) {
        return shop.context().withPolicy(policy);
    }

    private void refuses(String rule, ThrowingCallable work) {
        shop.server().clearRequests();
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(FindingsException.class, refused -> assertThat(refused.findings())
                        .filteredOn(Finding::isError)
                        .extracting(Finding::rule)
                        .containsExactly(rule));
        assertThat(shop.writes()).isZero();
    }

    private static MeshSpec mtls(MtlsMode mode) {
        return MeshSpec.of(Shop.NAMESPACE).plus(MtlsSpec.ofNamespace(mode));
    }

    private static Resource whole(String mode) {
        return Resource.of(IstioTypes.PEER_AUTHENTICATION, Shop.NAMESPACE, "default")
                .withSpec(JsonObject.of("mtls", JsonObject.of("mode", mode)));
    }

    @Test
    void anIntentIsNotWrittenInAFreezeAndIsPlannedAllTheSame() {
        ApplyMesh operation = new ApplyMesh(under(FROZEN));
        refuses("policy/freeze", () -> operation.apply(Shop.timeout("a", 3), Shop.AT_ONCE));
        assertThat(operation.plan(Shop.timeout("a", 3)).changes()).hasSize(1);
    }

    @Test
    void whatIsSoAlreadyIsASuccessInAFreeze() {
        shop.apply(Shop.timeout("a", 3));
        assertThat(new ApplyMesh(under(FROZEN))
                        .apply(Shop.timeout("a", 3), Shop.AT_ONCE)
                        .outcomes())
                .isEmpty();
    }

    @Test
    void anApprovedPlanIsNotWrittenInAFreeze() {
        ApplyMesh operation = new ApplyMesh(under(FROZEN));
        Plan approved = operation.plan(Shop.timeout("a", 3));
        refuses(
                "policy/freeze",
                () -> operation.applyApproved(Shop.timeout("a", 3), approved.fingerprint(), Shop.AT_ONCE));
    }

    @Test
    void whatIsWantedForATimeIsNotBegunInAFreezeAndIsEndedInOne() {
        refuses("policy/freeze", () -> new TemporaryMesh(under(FROZEN))
                .begin(Shop.timeout("a", 3), Duration.ofMinutes(5), Shop.AT_ONCE));
        String entry = new TemporaryMesh(shop.context())
                .begin(Shop.timeout("a", 3), Duration.ofMinutes(5), Shop.AT_ONCE)
                .journalEntry()
                .orElseThrow();
        assertThat(new TemporaryMesh(under(FROZEN)).end(Shop.NAMESPACE, entry).written())
                .hasSize(1);
    }

    @Test
    void aRollbackAndACleanupWriteInAFreeze() {
        shop.apply(Shop.timeout("a", 3));
        assertThat(new RollBack(under(FROZEN))
                        .rollBack(Shop.NAMESPACE, new EntrySelection.Last())
                        .written())
                .hasSize(1);
        shop.apply(Shop.timeout("a", 4));
        assertThat(new CleanUp(under(FROZEN)).cleanUp(Shop.NAMESPACE).written()).hasSize(1);
    }

    @Test
    void aModeThatIsNotAllowedIsRefusedOfAnIntentAndOfAWholeObject() {
        refuses("policy/mtls-mode", () -> new ApplyMesh(under(STRICT)).apply(mtls(MtlsMode.DISABLE), Shop.AT_ONCE));
        refuses("policy/mtls-mode", () -> new ApplyResources(under(STRICT))
                .apply(List.of(whole("DISABLE")), Shop.AT_ONCE));
        assertThat(new ApplyMesh(under(STRICT))
                        .apply(mtls(MtlsMode.STRICT), Shop.AT_ONCE)
                        .outcomes())
                .hasSize(1);
    }

    @Test
    void aPlanSaysWhatThePolicyWouldRefuse() {
        assertThat(new ApplyMesh(under(STRICT)).plan(mtls(MtlsMode.DISABLE)).findings())
                .extracting(Finding::rule)
                .contains("policy/mtls-mode");
    }

    @Test
    void aWarningThatIsMadeAnErrorStopsTheWrite() {
        MeshSpec wanted = mtls(MtlsMode.STRICT);
        Finding warning = new ApplyMesh(shop.context()).plan(wanted).findings().get(0);
        ClusterPolicy harsh = new ClusterPolicy(
                new RuleSeverities(Map.of(warning.rule(), Severity.ERROR)), RolloutFloors.NONE, Set.of(), List.of());
        assertThat(warning.isError()).isFalse();
        refuses(warning.rule(), () -> new ApplyMesh(under(harsh)).apply(wanted, Shop.AT_ONCE));
    }
}
