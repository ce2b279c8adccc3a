package io.jenkins.plugins.servicemesh.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What grants add up to. */
class GrantTest {

    @Test
    void aFolderStandsForAllThatIsInside() {
        Grant grant = new Grant("shop", Set.of("shop"), Set.of());
        assertThat(grant.isFor("shop")).isTrue();
        assertThat(grant.isFor("shop/team/deploy")).isTrue();
        assertThat(grant.isFor("shopping")).isFalse();
        assertThat(grant.isFor("other/shop")).isFalse();
    }

    @Test
    void aPatternMatchesWholeNames() {
        Grant grant = new Grant("", Set.of("shop-*", "pay.ments"), Set.of());
        assertThat(grant.isIn("shop-eu")).isTrue();
        assertThat(grant.isIn("my-shop-eu")).isFalse();
        assertThat(grant.isIn("payxments")).isFalse();
    }

    @Test
    void noPatternIsNoNamespace() {
        assertThat(new Grant("", Set.of(), Set.of(Right.RAW)).isIn("shop")).isFalse();
    }

    @Test
    void aRightHoldsInTheNamespacesOfItsOwnGrant() {
        JobRights rights = JobRights.of(
                "shop/deploy",
                List.of(
                        new Grant("shop", Set.of("shop"), Set.of(Right.TRAFFIC)),
                        new Grant("", Set.of("*"), Set.of()),
                        new Grant("pay", Set.of("shop"), Set.of(Right.SECURITY))));
        assertThat(rights.may(Right.TRAFFIC, "shop")).isTrue();
        assertThat(rights.may(Right.TRAFFIC, "pay")).isFalse();
        assertThat(rights.may(Right.SECURITY, "shop")).isFalse();
        assertThat(rights.mayRead("pay")).isTrue();
    }

    @Test
    void whoMayShareOnlyMayWriteNothing() {
        JobRights rights = JobRights.of("deploy", List.of(new Grant("", Set.of("shop"), Set.of(Right.SHARE))));
        assertThat(rights.may(Right.SHARE, "shop")).isTrue();
        assertThat(rights.mayWriteSomething("shop")).isFalse();
    }

    @Test
    void everyMeshKindTakesTheRightOfItsGroupAndAnUnknownKindTakesRaw() {
        assertThat(Right.toWrite(IstioTypes.VIRTUAL_SERVICE)).contains(Right.TRAFFIC);
        assertThat(Right.toWrite(IstioTypes.PEER_AUTHENTICATION)).contains(Right.SECURITY);
        assertThat(Right.toWrite(IstioTypes.TELEMETRY)).contains(Right.NAMESPACE);
        assertThat(Right.toWrite(KubernetesTypes.NAMESPACE)).contains(Right.NAMESPACE);
        assertThat(Right.toWrite(IstioTypes.ENVOY_FILTER)).contains(Right.RAW);
        assertThat(Right.toWrite(KubernetesTypes.ROLE)).contains(Right.RAW);
        assertThat(Right.toWrite(KubernetesTypes.CLUSTER_ROLE)).isEmpty();
    }
}
