package io.jenkins.plugins.servicemesh.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostLeasesTest {

    private static final String HOST = "reviews.shop.svc.cluster.local";
    private static final List<String> HOSTS = List.of(HOST);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aLeaseSaysWhoHoldsWhichHostSinceWhen() {
        try (HostLeases leases = leases("one")) {
            leases.acquire(HOSTS, PATIENCE);
            assertThat(shop.leases()).singleElement().satisfies(lease -> {
                HostLease held = HostLease.read(lease);
                assertThat(held.holder()).isEqualTo("one");
                assertThat(held.host()).isEqualTo(HOST);
                assertThat(held.duration()).isEqualTo(HostLease.DURATION);
                assertThat(lease.spec().text("acquireTime"))
                        .isEqualTo(lease.spec().text("renewTime"));
            });
        }
    }

    @Test
    void leasesAreGivenBackAtTheEnd() {
        try (HostLeases leases = leases("one")) {
            leases.acquire(List.of("a", "b", "a"), PATIENCE);
            assertThat(shop.leases()).hasSize(2);
        }
        assertThat(shop.leases()).isEmpty();
    }

    @Test
    void aSecondWriterWaitsAndIsThenRefusedWithTheHoldersName() {
        leases("one").acquire(HOSTS, PATIENCE);
        Instant start = shop.clock().now();
        assertThatThrownBy(() -> leases("two").acquire(HOSTS, PATIENCE))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("one is writing the routes of " + HOST);
        assertThat(Duration.between(start, shop.clock().now())).isBetween(PATIENCE, PATIENCE.plusSeconds(3));
    }

    @Test
    void aSecondWriterGoesOnOnceTheFirstIsDone() {
        HostLeases first = leases("one");
        first.acquire(HOSTS, PATIENCE);
        HostLeases second = new HostLeases(shop.cluster(), during(first::close), Shop.NAMESPACE, "two");
        second.acquire(HOSTS, PATIENCE);
        assertThat(holder()).isEqualTo("two");
    }

    @Test
    void whatWasTakenIsGivenBackWhenAnotherHostIsHeld() {
        leases("one").acquire(List.of("b"), PATIENCE);
        assertThatThrownBy(() -> leases("two").acquire(List.of("b", "a"), PATIENCE))
                .isInstanceOf(FindingsException.class);
        assertThat(shop.leases())
                .singleElement()
                .satisfies(lease -> assertThat(HostLease.read(lease).host()).isEqualTo("b"));
    }

    @Test
    void aLapsedLeaseIsTakenOver() {
        leases("one").acquire(HOSTS, PATIENCE);
        shop.clock().pause(HostLease.DURATION.plusSeconds(1));
        leases("two").acquire(HOSTS, Duration.ZERO);
        assertThat(holder()).isEqualTo("two");
        assertThat(shop.leases().get(0).spec().text("acquireTime"))
                .isEqualTo(shop.leases().get(0).spec().text("renewTime"));
    }

    @Test
    void theSameHolderTakesItAgainAtOnce() {
        leases("one").acquire(HOSTS, PATIENCE);
        assertThatCode(() -> leases("one").acquire(HOSTS, Duration.ZERO)).doesNotThrowAnyException();
        assertThat(shop.leases().get(0).spec().text("acquireTime"))
                .isNotEqualTo(shop.leases().get(0).spec().text("renewTime"));
    }

    @Test
    void aLeaseIsRenewedWhenAThirdOfItsTimeHasGone() {
        HostLeases leases = leases("one");
        leases.acquire(HOSTS, PATIENCE);
        Optional<String> first = shop.leases().get(0).resourceVersion();
        leases.renew();
        assertThat(shop.leases().get(0).resourceVersion()).isEqualTo(first);
        shop.clock().pause(Duration.ofSeconds(21));
        leases.renew();
        assertThat(shop.leases().get(0).resourceVersion()).isNotEqualTo(first);
    }

    @Test
    void aLeaseThatWasDeletedIsMadeAgainOnRenewal() {
        HostLeases leases = leases("one");
        leases.acquire(HOSTS, PATIENCE);
        shop.cluster().delete(HostLease.id(Shop.NAMESPACE, HOST), Preconditions.NONE, WriteMode.STORE);
        shop.clock().pause(Duration.ofSeconds(21));
        leases.renew();
        assertThat(holder()).isEqualTo("one");
    }

    @Test
    void aHolderThatLostItStopsAndLeavesTheOthersAlone() {
        HostLeases leases = leases("one");
        leases.acquire(HOSTS, PATIENCE);
        shop.clock().pause(HostLease.DURATION.plusSeconds(1));
        leases("two").acquire(HOSTS, PATIENCE);
        assertThatThrownBy(leases::renew)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("another writer took over the routes of " + HOST);
        leases.close();
        assertThat(holder()).isEqualTo("two");
    }

    @Test
    void aLeaseThatVanishesBetweenLookAndTakeIsTriedAgain() {
        leases("one").acquire(HOSTS, PATIENCE);
        shop.clock().pause(HostLease.DURATION.plusSeconds(1));
        AtomicInteger times = new AtomicInteger();
        shop.server().intercept(request -> {
            if (request.method().equals("PUT") && times.incrementAndGet() == 1) {
                return Optional.of(Response.failure(409, "Conflict", "changed"));
            }
            return Optional.empty();
        });
        leases("two").acquire(HOSTS, PATIENCE);
        assertThat(holder()).isEqualTo("two");
    }

    @Test
    void aWriterThatWasFasterIsWaitedFor() {
        shop.server()
                .intercept(Faults.answer(
                        1, HostLeasesTest::isCreate, Response.failure(409, "AlreadyExists", "already exists")));
        leases("two").acquire(HOSTS, PATIENCE);
        assertThat(holder()).isEqualTo("two");
    }

    @Test
    void aLostReplyIsMadeUpFor() {
        shop.server().intercept(Faults.dropReply(1, HostLeasesTest::isCreate));
        leases("one").acquire(HOSTS, Duration.ZERO);
        assertThat(holder()).isEqualTo("one");
    }

    @Test
    void aRefusalForGoodIsToldAtOnce() {
        shop.server()
                .intercept(Faults.answer(
                        1, HostLeasesTest::isCreate, Response.failure(403, "Forbidden", "no leases for you")));
        assertThatThrownBy(() -> leases("one").acquire(HOSTS, PATIENCE))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("no leases for you");
    }

    @Test
    void aLeaseWithoutATimeIsLapsed() {
        Resource blank = Resource.of(KubernetesTypes.LEASE, Shop.NAMESPACE, "blank");
        assertThat(HostLease.read(blank).isLapsed(Instant.EPOCH.plusSeconds(1))).isTrue();
    }

    @Test
    void aLeaseLapsesOnlyAfterItsTime() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        HostLease lease = new HostLease("shop", HOST, "one", now, HostLease.DURATION, Optional.empty());
        assertThat(lease.isLapsed(now.plus(HostLease.DURATION))).isFalse();
        assertThat(lease.isLapsed(now.plus(HostLease.DURATION).plusMillis(1))).isTrue();
    }

    @Test
    void twoHostsHaveTwoLeases() {
        assertThat(HostLease.id("shop", "a")).isNotEqualTo(HostLease.id("shop", "b"));
    }

    private HostLeases leases(String holder) {
        return new HostLeases(shop.cluster(), shop.clock(), Shop.NAMESPACE, holder);
    }

    private String holder() {
        return HostLease.read(shop.leases().get(0)).holder();
    }

    private static boolean isCreate(Request request) {
        return request.method().equals("POST") && request.path().endsWith("/leases");
    }

    /** The shop's clock, in which something happens while one waits. */
    private PollClock during(Runnable happening) {
        return new PollClock() {
            @Override
            public Instant now() {
                return shop.clock().now();
            }

            @Override
            public void pause(Duration time) {
                shop.clock().pause(time);
                happening.run();
            }
        };
    }
}
