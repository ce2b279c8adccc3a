package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.servicemesh.apply.SharingProbe;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.operation.MortalCluster.Moment;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A run that dies between the annotation of its probe and the removal of it leaves the annotation, and nothing else. */
class KilledProbeTest {

    private static final MeshSpec WANTED = Shop.timeout("a", 3);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    private boolean hasProbe(ResourceId id) {
        return shop.find(id).annotations().containsKey(SharingProbe.ANNOTATION);
    }

    @Test
    void whatAKilledProbeLeftIsTakenAwayByTheNextRun() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        killInTheProbe();
        shop.clock().pause(Duration.ofMinutes(2));
        shop.apply(Shop.timeout("a", 9)); // it is so already
        assertThat(hasProbe(Shop.REVIEWS)).isFalse();
    }

    @Test
    void whatAKilledProbeLeftIsTakenAwayByACleanup() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        Map<ResourceId, JsonObject> before = shop.objects();
        killInTheProbe();
        shop.cleanUp();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void aRunAfterAKilledProbeSharesAsEver() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        killInTheProbe();
        new ApplyMesh(shop.context().with(Sharing.SHARE)).apply(WANTED, Shop.AT_ONCE);
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "timeout")
                        .orElseThrow()
                        .toString())
                .isEqualTo("\"3s\"");
    }

    /** Writes a lease, a record and the annotation, then dies. */
    private void killInTheProbe() {
        MortalCluster mortal = new MortalCluster(shop.cluster(), 3, Moment.BEFORE_THE_REPLY);
        Owner owner = Shop.OWNER;
        Throwable death = catchThrowable(
                () -> new ApplyMesh(shop.context(owner, mortal).with(Sharing.SHARE)).apply(WANTED, Shop.AT_ONCE));
        assertThat(death).isInstanceOf(MortalCluster.Death.class);
        assertThat(hasProbe(Shop.REVIEWS)).isTrue();
    }
}
