package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import org.junit.jupiter.api.Test;

/** What only a server that evaluates rules in CEL refuses by the place of a field. */
interface RuleContract extends ContractSubject {

    @Test
    default void aBrokenRuleOfAFieldIsRefusedByItsPlace() {
        ClusterException refusal = refusal(() -> stored(Samples.destinationRule(
                namespace(), fresh("reviews"), "{\"connectionPool\": {\"tcp\": {\"connectTimeout\": \"0s\"}}}")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal.causes())
                .extracting(Cause::field)
                .containsExactly("spec.trafficPolicy.connectionPool.tcp.connectTimeout");
        assertThat(refusal).hasMessageContaining("must be a valid duration greater than 1ms");
    }

    @Test
    default void aBrokenRuleOfAnObjectIsRefused() {
        ClusterException refusal = refusal(() -> stored(Samples.of(
                Samples.PEER_AUTHENTICATION,
                namespace(),
                fresh("strict"),
                "{\"portLevelMtls\": {\"9090\": {\"mode\": \"STRICT\"}}}")));

        assertThat(refusal.reason()).isEqualTo(Reason.INVALID);
        assertThat(refusal).hasMessageContaining("portLevelMtls requires selector");
    }
}
