package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.servicemesh.apply.ApplyEvent;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.apply.SharingProbe;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Severity;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.policy.RolloutFloors;
import io.jenkins.plugins.servicemesh.policy.RuleSeverities;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An object that a controller keeps is edited only where that is asked for, and where the controller lets a probe and the edit be. */
class SharingTest {

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final MeshSpec WANTED = Shop.timeout("a", 3);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        Thread.interrupted();
        shop.close();
    }

    private ApplyMesh sharing() {
        return new ApplyMesh(shop.context().with(Sharing.SHARE));
    }

    private ApplyResult share(MeshSpec wanted) {
        return sharing().apply(wanted, Shop.AT_ONCE);
    }

    private static List<Finding> refusal(ThrowingCallable work) {
        return ((FindingsException) catchThrowable(work)).findings();
    }

    private Object timeout() {
        return shop.at(Shop.REVIEWS, "spec", "http", 0, "timeout").orElseThrow().toString();
    }

    private boolean hasProbe(ResourceId id) {
        return shop.find(id).annotations().containsKey(SharingProbe.ANNOTATION);
    }

    private long annotated() {
        return shop.server().requests().writes().stream()
                .filter(write -> write.method().equals("PATCH") && !write.path().contains("/configmaps/"))
                .filter(write -> write.request().body().contains("servicemesh.jenkins.io~1probe"))
                .count();
    }

    @Test
    void isRefusedUnlessSharingIsAskedFor() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        assertThat(refusal(() -> shop.apply(WANTED)))
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> assertThat(finding.describe()).contains("Argo CD", "ignoreDifferences"));
    }

    @Test
    void isEditedWhereTheControllerLeavesItAlone() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        Map<ResourceId, JsonObject> before = shop.objects();
        share(WANTED);
        assertThat(timeout()).isEqualTo("\"3s\"");
        shop.rollBack();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void isPlannedAnewAfterTheProbeSoThatItsOwnWritesMoveNothing() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        share(Shop.timeout("b", 5)); // a new field, so the object has to be the one that was read
        assertThat(shop.events())
                .noneMatch(ApplyEvent.MovedButSame.class::isInstance)
                .anyMatch(ApplyEvent.Written.class::isInstance);
    }

    @Test
    void isWatchedForTheTimeOfTheProbeBeforeAndAfterTheWrite() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        Instant begun = shop.clock().now();
        share(WANTED);
        assertThat(Duration.between(begun, shop.clock().now()))
                .isBetween(
                        SharingProbe.TIME.multipliedBy(2),
                        SharingProbe.TIME.multipliedBy(2).plusSeconds(5));
    }

    @Test
    void keepsNeitherTheProbeNorARecordOfIt() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        share(WANTED);
        assertThat(hasProbe(Shop.REVIEWS)).isFalse();
        assertThat(annotated()).isEqualTo(2);
        assertThat(shop.entries()).hasSize(1);
    }

    @Test
    void isRefusedWithEvidenceAndAdviceWhereTheControllerTakesTheProbeAway() {
        SelfHealing.ofAll(shop, Shop.REVIEWS, SOON);
        assertThat(refusal(() -> share(WANTED))).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains(
                        "VirtualService shop/reviews",
                        "Argo CD took a probe away within 15 s",
                        "argocd.argoproj.io/tracking-id",
                        "ignoreDifferences"));
    }

    @Test
    void leavesNothingBehindWhereTheProbeIsTakenAway() {
        SelfHealing.ofAll(shop, Shop.REVIEWS, SOON);
        SelfHealing.mark(shop, Shop.SHOP);
        Map<ResourceId, JsonObject> before = shop.objects();
        refusal(() -> share(Shop.everything()));
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.entries()).isEmpty();
        assertThat(shop.leases()).isEmpty();
    }

    @Test
    void severalAreProbedInOneTime() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        SelfHealing.mark(shop, Shop.SHOP);
        Instant begun = shop.clock().now();
        share(Shop.everything());
        assertThat(annotated()).isEqualTo(4);
        assertThat(Duration.between(begun, shop.clock().now())).isLessThan(SharingProbe.TIME.multipliedBy(3));
    }

    @Test
    void isTakenBackWhereTheControllerLetsTheProbeBeAndUndoesTheEdit() {
        SelfHealing.ofSpec(shop, Shop.REVIEWS, SOON);
        Map<ResourceId, JsonObject> before = shop.objects();
        List<Finding> refusal = refusal(() -> share(Shop.everything()));
        assertThat(refusal).singleElement().satisfies(finding -> assertThat(finding.describe())
                .contains("Argo CD undid the change within 15 s", "ignoreDifferences"));
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.states()).containsExactly("FAILED");
    }

    @Test
    void aPlanOnlySaysThatAProbeComesFirst() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        shop.server().clearRequests();
        Plan plan = sharing().plan(WANTED);
        assertThat(plan.findings())
                .filteredOn(finding -> finding.rule().equals("ownership/controlled"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.severity()).isEqualTo(Severity.WARNING);
                    assertThat(note.describe()).contains("Argo CD keeps this object", "a probe");
                });
        assertThat(shop.writes()).isZero();
    }

    @Test
    void aPlanThatWasApprovedWithSharingIsNotAppliedWithoutIt() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        String approved = sharing().plan(WANTED).fingerprint();
        assertThat(refusal(() -> new ApplyMesh(shop.context()).applyApproved(WANTED, approved, Shop.AT_ONCE)))
                .filteredOn(Finding::isError)
                .extracting(Finding::rule)
                .containsExactly("ownership/controlled");
        sharing().applyApproved(WANTED, approved, Shop.AT_ONCE);
        assertThat(timeout()).isEqualTo("\"3s\"");
    }

    @Test
    void aWholeObjectIsSharedAsAnIntentIs() {
        SelfHealing.ofAll(shop, Shop.REVIEWS, SOON);
        Resource whole =
                shop.find(Shop.REVIEWS).withSpec(shop.find(Shop.REVIEWS).spec().with("hosts", List.of("a")));
        ApplyResources operation = new ApplyResources(shop.context().with(Sharing.SHARE));
        assertThat(refusal(() -> operation.apply(List.of(whole), Shop.AT_ONCE)))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("took a probe away"));
    }

    @Test
    void isTakenBackWhereTheControllerRemovesTheObjectAfterTheEdit() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        shop.server().intercept(request -> {
            boolean isEdited = shop.server()
                    .find(Shop.REVIEWS)
                    .filter(object -> object.tree().toString().contains("\"timeout\":\"3s\""))
                    .isPresent();
            if (isEdited && request.method().equals("GET")) {
                shop.cluster().delete(Shop.REVIEWS, Preconditions.NONE, WriteMode.STORE);
            }
            return Optional.empty();
        });
        assertThat(refusal(() -> share(WANTED)))
                .extracting(Finding::describe)
                .anyMatch(message -> message.contains("Argo CD undid the change"))
                .anyMatch(message -> message.contains("could not be taken back"));
        assertThat(shop.states()).containsExactly("OPEN");
    }

    @Test
    void isRefusedWhereTheRunIsStoppedInTheProbe() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        Map<ResourceId, JsonObject> before = shop.objects();
        List<Finding> refusal = refusal(() -> sharing(stoppedAtPause(1)).apply(WANTED, Shop.AT_ONCE));
        assertThat(refusal).extracting(Finding::rule).containsExactly("ownership/probe");
        assertThat(shop.at(Shop.REVIEWS, "spec")).isEqualTo(Optional.of(spec(before)));
    }

    @Test
    void isTakenBackWhereTheRunIsStoppedAfterTheEdit() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        Map<ResourceId, JsonObject> before = shop.objects();
        List<Finding> refusal = refusal(() -> sharing(stoppedAtPause(20)).apply(WANTED, Shop.AT_ONCE));
        assertThat(refusal).extracting(Finding::rule).contains("ownership/probe");
        Thread.interrupted(); // a stopped thread reaches nobody any more
        shop.cleanUp();
        assertThat(shop.objects()).isEqualTo(before);
    }

    private ApplyMesh sharing(PollClock clock) {
        return new ApplyMesh(shop.context().with(Sharing.SHARE).withClock(clock));
    }

    private static JsonObject spec(Map<ResourceId, JsonObject> objects) {
        return objects.get(Shop.REVIEWS).object("spec");
    }

    /** Virtual time in which someone stops the thread while it waits for that time. */
    private PollClock stoppedAtPause(int number) {
        return new PollClock() {
            private int pauses;

            @Override
            public Instant now() {
                return shop.clock().now();
            }

            @Override
            public void pause(Duration time) {
                shop.clock().pause(time);
                pauses++;
                if (pauses == number) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    @Test
    void aProbeThatCannotBeTakenAwayNowIsTakenAwayLater() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        boolean[] out = {false};
        shop.server().intercept(request -> {
            out[0] |= request.method().equals("GET") && hasProbe(Shop.REVIEWS);
            boolean isRefused = out[0] && request.isWrite();
            return isRefused ? Optional.of(Response.failure(403, "Forbidden", "not now")) : Optional.empty();
        });
        assertThat(catchThrowable(() -> share(WANTED))).isNotNull();
        assertThat(hasProbe(Shop.REVIEWS)).isTrue();
        assertThat(shop.entries()).singleElement().satisfies(entry -> assertThat(entry.until())
                .isPresent());
    }

    @Test
    void hostsAreHeldHoweverLongTheProbeTakes() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        sharing().apply(Shop.split("a", 10), Shop.AT_ONCE.withProbeFor(Duration.ofMinutes(5)));
        long renewals = shop.server().requests().writes().stream()
                .filter(write -> write.method().equals("PUT") && write.path().contains("/leases/"))
                .count();
        assertThat(renewals).isGreaterThan(20);
    }

    @Test
    void isTakenBackWhereTheHostIsLostWhileTheEditIsWatched() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        shop.server().intercept(request -> {
            boolean isRenewed =
                    request.path().contains("/leases/") && request.method().equals("PUT");
            return isRenewed && shop.weights(0).contains(10)
                    ? Optional.of(Response.failure(403, "Forbidden", "not any more"))
                    : Optional.empty();
        });
        assertThatThrownBy(() -> sharing().apply(Shop.split("a", 10), Shop.AT_ONCE.withProbeFor(Duration.ofMinutes(1))))
                .isInstanceOf(ClusterException.class);
        assertThat(shop.weights(0)).containsExactly(100, 0);
    }

    @Test
    void withoutATimeNothingIsProbed() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        sharing().apply(WANTED, Shop.AT_ONCE.withProbeFor(Duration.ZERO));
        assertThat(annotated()).isZero();
        assertThat(timeout()).isEqualTo("\"3s\"");
    }

    @Test
    void whatNoControllerKeepsIsNotProbed() {
        share(WANTED);
        assertThat(annotated()).isZero();
    }

    @Test
    void isNotSharedWhereThePolicyDoesNotAllowIt() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        shop.server().clearRequests();
        ApplyMesh operation = new ApplyMesh(shop.context()
                .with(Sharing.SHARE)
                .withPolicy(ClusterPolicy.NONE.sharingIn(namespace -> namespace.equals("other"))));
        assertThat(operation.plan(WANTED).findings()).extracting(Finding::rule).containsExactly("policy/share");
        assertThat(shop.server().requests().all()).isEmpty();
        assertThat(refusal(() -> operation.apply(WANTED, Shop.AT_ONCE)))
                .extracting(Finding::rule)
                .containsExactly("policy/share");
        assertThat(shop.writes()).isZero();
    }

    @Test
    void isNotSharedWhereThePolicyMakesAnErrorOfIt() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        ClusterPolicy harsh = new ClusterPolicy(
                new RuleSeverities(Map.of("ownership/controlled", Severity.ERROR)),
                RolloutFloors.NONE,
                Set.of(),
                List.of());
        ApplyMesh operation = new ApplyMesh(shop.context().with(Sharing.SHARE).withPolicy(harsh));
        assertThatThrownBy(() -> operation.apply(WANTED, Shop.AT_ONCE)).isInstanceOf(FindingsException.class);
    }

    @Test
    void otherEditsThatAreNeededAfterTheProbeEndIt() {
        SelfHealing.mark(shop, Shop.REVIEWS);
        boolean[] moved = {false};
        shop.server().intercept(request -> {
            if (!moved[0] && hasProbe(Shop.REVIEWS)) {
                moved[0] = true;
                shop.edit(
                        Shop.REVIEWS,
                        tree -> tree.with(
                                "spec",
                                tree.object("spec")
                                        .with(
                                                "http",
                                                tree.object("spec")
                                                        .array("http")
                                                        .mapObjects(route -> route.with("timeout", "7s")))));
            }
            return Optional.empty();
        });
        assertThatThrownBy(() -> share(WANTED)).isInstanceOf(MovedException.class);
        assertThat(timeout()).isEqualTo("\"7s\"");
    }
}
