package io.jenkins.plugins.servicemesh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.Expectation.ReadyEndpoints;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Expectation ANY = new ReadyEndpoints("shop", "reviews", Map.of());
    private static final Expectation V2 = new ReadyEndpoints("shop", "reviews", Map.of("version", "v2"));

    private static final Expectation RESTARTED =
            new Expectation.Restarted(ResourceId.of(KubernetesTypes.DEPLOYMENT, "shop", "reviews"));

    private static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: one, namespace: shop, labels: {app: reviews, version: v1}}
            spec: {containers: [{name: c, image: i}]}
            """;

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void nothingExpectedIsInEffect() {
        assertThat(verify(shop.clock())).isSameAs(Verification.NONE);
        assertThat(Verification.NONE.isInEffect()).isTrue();
    }

    @Test
    void aReadyPodOfTheServiceMeetsIt() {
        shop.server().load(POD);
        Verification verification = verify(shop.clock(), ANY);
        assertThat(verification.isInEffect()).isTrue();
        assertThat(verification.verdicts())
                .extracting(Verdict::describe)
                .containsExactly("a ready endpoint behind shop/reviews");
        assertThat(verification.verdicts()).extracting(Verdict::expectation).containsExactly(ANY);
    }

    @Test
    void whatDoesNotComeTrueInTimeIsMissing() {
        shop.server().load(POD);
        Instant start = shop.clock().now();
        Verification verification = verify(shop.clock(), ANY, V2);
        assertThat(verification.isInEffect()).isFalse();
        assertThat(verification.missing())
                .extracting(Verdict::describe)
                .containsExactly("no ready endpoint behind shop/reviews with {version=v2}: 0 ready");
        assertThat(Duration.between(start, shop.clock().now())).isGreaterThanOrEqualTo(PATIENCE);
    }

    @Test
    void whatComesTrueMeanwhileIsMet() {
        PollClock clock = new PollClock() {
            @Override
            public Instant now() {
                return shop.clock().now();
            }

            @Override
            public void pause(Duration time) {
                shop.server().load(POD);
            }
        };
        assertThat(verify(clock, ANY).isInEffect()).isTrue();
    }

    @Test
    void whoMayNotLookIsToldWhatItTakes() {
        shop.server().deny(new AccessRule("list", "", "pods", "shop"));
        Verification verification = verify(shop.clock(), ANY);
        assertThat(verification.isInEffect()).isTrue();
        assertThat(verification.verdicts())
                .extracting(Verdict::describe)
                .containsExactly("not checked: a ready endpoint behind shop/reviews,"
                        + " needs list pods and endpointslices in namespace shop");
    }

    @Test
    void aWorkloadThatIsGoneIsNotRestarted() {
        assertThat(verify(shop.clock(), RESTARTED).missing())
                .extracting(Verdict::describe)
                .containsExactly("no new pods of Deployment shop/reviews: it is gone");
    }

    @Test
    void whoMayNotReadAWorkloadIsToldWhatItTakes() {
        shop.server().deny(new AccessRule("get", "apps", "deployments", "shop"));
        assertThat(verify(shop.clock(), RESTARTED).verdicts())
                .extracting(Verdict::describe)
                .containsExactly("not checked: new pods of Deployment shop/reviews,"
                        + " needs get deployments.apps in namespace shop");
    }

    @Test
    void whoIsInterruptedWaitsNoLonger() {
        PollClock clock = new PollClock() {
            private boolean started;

            @Override
            public Instant now() {
                if (started) {
                    Thread.currentThread().interrupt();
                }
                started = true;
                return Instant.EPOCH;
            }

            @Override
            public void pause(Duration time) {
                throw new AssertionError("waits");
            }
        };
        assertThat(verify(clock, ANY).isInEffect()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void theMachinesClockKeepsTheInterruptFlagAndReturnsEarly() {
        Thread.currentThread().interrupt();
        PollClock clock = PollClock.system();
        Instant start = clock.now();
        clock.pause(Duration.ofHours(1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Duration.between(start, clock.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void theMachinesClockWaits() {
        PollClock clock = PollClock.system();
        Instant start = clock.now();
        clock.pause(Duration.ofMillis(5));
        assertThat(Duration.between(start, clock.now())).isGreaterThanOrEqualTo(Duration.ofMillis(4));
    }

    private Verification verify(PollClock clock, Expectation... expectations) {
        return new Verifier(shop.cluster(), clock).verify(List.of(expectations), PATIENCE);
    }
}
