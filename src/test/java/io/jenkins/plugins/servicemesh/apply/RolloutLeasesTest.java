package io.jenkins.plugins.servicemesh.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.operation.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leases that are held for a rollout. */
class RolloutLeasesTest {

    private static final String HOST = "reviews.shop.svc.cluster.local";
    private static final List<String> HOSTS = List.of(HOST);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LAPSE = HostLease.DURATION.plusSeconds(1);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aLeaseSaysForWhichRolloutItIsHeld() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        assertThat(lease().rollout()).contains("r1");
        assertThat(lease().holder()).isEqualTo("build 1");
    }

    @Test
    void nobodyWaitsForARollout() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        Instant start = shop.clock().now();
        assertThatThrownBy(() -> step("build 2").acquire(HOSTS, PATIENCE))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("rollout r1, run by build 1, is moving its traffic")
                .hasMessageContaining("'mesh rollout status -n shop'")
                .hasMessageContaining("'mesh rollout abort -n shop r1'");
        assertThat(Duration.between(start, shop.clock().now())).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void anotherRolloutIsRefusedEvenOfTheSameBuild() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        assertThatThrownBy(() -> rollout("build 1", "r2").acquire(HOSTS, PATIENCE))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("rollout r1, run by build 1, is moving its traffic");
    }

    @Test
    void aLapsedOneIsAnOrphanAndNeverFree() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        shop.clock().pause(LAPSE);
        assertThatThrownBy(() -> step("build 2").acquire(HOSTS, PATIENCE))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining(
                        "rollout r1, run by build 1, moved its traffic and did not end; its runner is gone")
                .hasMessageContaining("'mesh rollout abort -n shop r1'");
        assertThat(lease().holder()).isEqualTo("build 1");
    }

    @Test
    void anOrphanIsTakenOverByWhoeverGoesOnWithTheSameRollout() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        shop.clock().pause(LAPSE);
        rollout("ann", "r1").acquire(HOSTS, Duration.ZERO);
        assertThat(lease().holder()).isEqualTo("ann");
        assertThat(lease().rollout()).contains("r1");
    }

    @Test
    void aRolloutWhoseRunnerIsAliveIsNotTakenOver() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        assertThatThrownBy(() -> rollout("ann", "r1").acquire(HOSTS, Duration.ZERO))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("build 1 is writing the routes of " + HOST);
    }

    @Test
    void aStepInTheRolloutsOwnBlockBorrowsItAndDoesNotGiveItBack() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        try (HostLeases step = step("build 1")) {
            step.acquire(HOSTS, Duration.ZERO);
        }
        assertThat(lease().rollout()).contains("r1");
    }

    @Test
    void aBorrowedLeaseIsNotRenewedByTheStep() {
        rollout("build 1", "r1").acquire(HOSTS, Duration.ZERO);
        HostLeases step = step("build 1");
        step.acquire(HOSTS, Duration.ZERO);
        Instant renewed = lease().renewed();
        shop.clock().pause(Duration.ofSeconds(30));
        step.renew();
        assertThat(lease().renewed()).isEqualTo(renewed);
    }

    @Test
    void whatIsTakenTwiceIsHeldOnce() {
        HostLeases leases = rollout("build 1", "r1");
        leases.acquire(HOSTS, Duration.ZERO);
        leases.acquire(HOSTS, Duration.ZERO);
        shop.server().clearRequests();
        leases.close();
        assertThat(shop.writes()).isEqualTo(1);
        assertThat(shop.leases()).isEmpty();
    }

    @Test
    void aPausedRolloutHoldsItsHostsWithoutRenewals() {
        HostLeases leases = rollout("build 1", "r1");
        leases.acquire(HOSTS, Duration.ZERO);
        leases.holdFor(Duration.ofHours(2));
        assertThat(lease().duration()).isEqualTo(Duration.ofHours(2));
        shop.server().clearRequests();
        leases.holdFor(Duration.ofHours(2));
        assertThat(shop.writes()).isZero();
    }

    @Test
    void afterAPauseItIsRenewedAsUsual() {
        HostLeases leases = rollout("build 1", "r1");
        leases.acquire(HOSTS, Duration.ZERO);
        leases.holdFor(Duration.ofHours(2));
        leases.holdAsUsual();
        assertThat(lease().duration()).isEqualTo(HostLease.DURATION);
    }

    @Test
    void aHostThatWasTakenAwayStopsTheRollout() {
        HostLeases leases = rollout("build 1", "r1");
        leases.acquire(HOSTS, Duration.ZERO);
        shop.cluster().delete(HostLease.id(Shop.NAMESPACE, HOST), Preconditions.NONE, WriteMode.STORE);
        rollout("build 2", "r2").acquire(HOSTS, Duration.ZERO);
        shop.clock().pause(Duration.ofSeconds(30));
        assertThatThrownBy(leases::renew).hasMessageContaining("rollout r2, run by build 2");
    }

    @Test
    void whatCannotBeGivenBackIsToldForNobodyElseWouldEverGetIt() {
        HostLeases leases = rollout("build 1", "r1");
        leases.acquire(HOSTS, Duration.ZERO);
        shop.server().intercept(Faults.answer(1, RolloutLeasesTest::isDelete, Response.failure(503, "Busy", "later")));
        assertThatThrownBy(() -> leases.release(HOSTS)).isInstanceOf(ClusterException.class);
        leases.release(HOSTS);
        assertThat(shop.leases()).isEmpty();
    }

    private static boolean isDelete(Request request) {
        return request.method().equals("DELETE");
    }

    private HostLeases rollout(String holder, String id) {
        return HostLeases.ofRollout(shop.cluster(), shop.clock(), Shop.NAMESPACE, holder, id);
    }

    private HostLeases step(String holder) {
        return new HostLeases(shop.cluster(), shop.clock(), Shop.NAMESPACE, holder);
    }

    private HostLease lease() {
        return HostLease.read(shop.leases().get(0));
    }
}
