package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.plan.Owner;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run that was cut off is its owner's to finish or to take back; nobody else writes over its half-made objects. */
class OrphanedRunTest {

    private static final Owner OTHER = new Owner("jenkins.example.org/shop/other");

    private final Shop shop = new Shop();

    @BeforeEach
    void cutOffAfterItsThirdWrite() {
        MortalCluster mortal = new MortalCluster(shop.cluster(), 5, MortalCluster.Moment.BEFORE_THE_NEXT_WRITE);
        assertThatThrownBy(() -> new ApplyMesh(shop.context(Shop.OWNER, mortal)).apply(Shop.everything(), Shop.AT_ONCE))
                .isInstanceOf(MortalCluster.Death.class);
        shop.clock().pause(Duration.ofMinutes(10));
        shop.server().clearRequests();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void anotherOwnerIsRefusedWithWhoItWasAndWhatTakesItBack() {
        String entry = shop.entries().get(0).id();
        assertThatThrownBy(this::applyAsAnother)
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("build of " + Shop.OWNER.name())
                .hasMessageContaining("did not end")
                .hasMessageContaining("mesh rollback -n shop " + entry);
        assertThat(shop.leases()).isEmpty();
    }

    @Test
    void anotherOwnerGoesOnOnceItWasTakenBack() {
        shop.rollBack();
        assertThat(applyAsAnother().isUnchanged()).isFalse();
    }

    @Test
    void otherObjectsAreNotHeldUpByIt() {
        MeshSpec apart =
                MeshSpec.of(Shop.NAMESPACE).plus(MtlsSpec.ofWorkload(Workload.named("ratings"), MtlsMode.STRICT));
        assertThat(new ApplyMesh(shop.context(OTHER, shop.cluster()))
                        .apply(apart, Shop.AT_ONCE)
                        .isUnchanged())
                .isFalse();
    }

    private ApplyResult applyAsAnother() {
        return new ApplyMesh(shop.context(OTHER, shop.cluster())).apply(Shop.everything(), Shop.AT_ONCE);
    }
}
