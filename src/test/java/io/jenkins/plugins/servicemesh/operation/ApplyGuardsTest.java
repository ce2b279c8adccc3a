package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stops an apply before its first write, and what is left when a later one is refused. */
class ApplyGuardsTest {

    private static final ApplyOptions NO_DRY_RUN = Shop.AT_ONCE.withDryRun(false);

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theSameIntentTwiceWritesOnce() {
        shop.apply(Shop.everything());
        shop.server().clearRequests();
        ApplyResult second = shop.apply(Shop.everything());
        assertThat(second.isUnchanged()).isTrue();
        assertThat(second.journalEntry()).isEmpty();
        assertThat(shop.writes()).isZero();
        assertThat(shop.server().requests().dryRuns()).isEmpty();
    }

    @Test
    void anApplyIsRecordedAndClosedAndItsLeaseGivenBack() {
        ApplyResult result = shop.apply(Shop.everything());
        assertThat(shop.entries()).singleElement().satisfies(entry -> {
            assertThat(result.journalEntry()).contains(entry.id());
            assertThat(entry.state().name()).isEqualTo("CLOSED");
            assertThat(entry.changes()).hasSameSizeAs(result.plan().changes());
        });
        assertThat(shop.leases()).isEmpty();
    }

    @Test
    void anotherWriterIsWaitedForAsLongAsIsSaid() {
        shop.lockByAnotherBuild();
        ApplyOptions options = Shop.AT_ONCE.withLockWait(Duration.ofSeconds(10));
        Instant start = shop.clock().now();
        assertThatThrownBy(() -> new ApplyMesh(shop.context()).apply(Shop.split("a", 10), options))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("another build is writing the routes");
        assertThat(Duration.between(start, shop.clock().now()))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
    }

    @Test
    void aLaterWriteThatIsRefusedTakesTheEarlierOnesBack() {
        Map<ResourceId, JsonObject> before = shop.objects();
        shop.server().admit("routes.example.org", (operation, object) -> refuse(object, "VirtualService"));
        ApplyFailedException failure = catchThrowableOfType(
                ApplyFailedException.class, () -> new ApplyMesh(shop.context()).apply(Shop.everything(), NO_DRY_RUN));
        assertThat(failure)
                .hasMessageContaining("not today")
                .hasMessageContaining("all earlier writes were taken back");
        assertThat(failure.remaining()).isEmpty();
        assertThat(failure.refusal().reason()).isEqualTo(Reason.DENIED);
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.states()).containsExactly("FAILED");
        assertThat(shop.leases()).isEmpty();
    }

    @Test
    void whatCannotBeTakenBackIsNamedAndItsEntryStaysOpen() {
        shop.server().admit("routes.example.org", (operation, object) -> refuse(object, "VirtualService"));
        shop.server()
                .admit(
                        "removals.example.org",
                        (operation, object) ->
                                operation.name().equals("DELETE") ? refuse(object, "Telemetry") : Optional.empty());
        ApplyFailedException failure = catchThrowableOfType(
                ApplyFailedException.class, () -> new ApplyMesh(shop.context()).apply(Shop.everything(), NO_DRY_RUN));
        assertThat(failure).hasMessageContaining("still written").hasMessageContaining("mesh rollback");
        assertThat(failure.remaining()).extracting(id -> id.type().kind()).contains("Telemetry");
        assertThat(shop.states()).containsExactly("OPEN");
    }

    @Test
    void aMissingPermissionIsFoundBeforeAnyWrite() {
        shop.server().deny(new AccessRule("create", "networking.istio.io", "destinationrules", "*"));
        assertThatThrownBy(() -> shop.apply(Shop.everything()))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("not allowed to create destinationrules.networking.istio.io in namespace shop")
                .hasMessageContaining("{apiGroups: [\"networking.istio.io\"], resources: [\"destinationrules\"],"
                        + " verbs: [\"create\"]}");
        assertThat(shop.writes()).isZero();
        assertThat(shop.server().requests().dryRuns()).isEmpty();
    }

    @Test
    void aDryRunThatIsRefusedWritesNothing() {
        shop.server().admit("routes.example.org", (operation, object) -> refuse(object, "VirtualService"));
        assertThatThrownBy(() -> shop.apply(Shop.everything()))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("not today")
                .hasMessageContaining("VirtualService shop/reviews");
        assertThat(shop.writes()).isZero();
    }

    @Test
    void aFieldThatTheServerDoesNotKnowIsRefusedByTheDryRun() {
        Resource odd = Resource.of(KubernetesTypes.CONFIG_MAP, Shop.NAMESPACE, "odd");
        Change create = new Change.Create(odd.withTree(odd.tree().with("nonsense", true)), List.of("test"));
        Plan plan = new Plan(List.of(create), List.of(), List.of());
        assertThatThrownBy(() -> new ApplyMesh(shop.context()).apply(plan, Shop.everything(), Shop.AT_ONCE))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("nonsense");
        assertThat(shop.writes()).isZero();
    }

    @Test
    void aPlanWithErrorsIsNotApplied() {
        Plan plan = Plan.EMPTY.withFindings(List.of(Finding.error("test/no", "no")));
        assertThatThrownBy(() -> new ApplyMesh(shop.context()).apply(plan, Shop.everything(), Shop.AT_ONCE))
                .isInstanceOf(FindingsException.class);
        assertThat(shop.writes()).isZero();
    }

    @Test
    void aServerThatCannotBeReachedIsSaidAndNothingIsDone() {
        try (Cluster gone = Fabric8Clusters.at("gone", ApiEndpoint.of(URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(
                            () -> new ApplyMesh(shop.context(Shop.OWNER, gone)).apply(Shop.everything(), Shop.AT_ONCE))
                    .isInstanceOfSatisfying(
                            ClusterException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE));
        }
        assertThat(shop.events()).isEmpty();
    }

    @Test
    void whatMayNotBeReadIsNotPlannedAndSaid() {
        shop.server().deny(new AccessRule("list", "networking.istio.io", "virtualservices", "*"));
        Plan plan = new PlanMesh(shop.context()).plan(Shop.everything());
        assertThat(Finding.errors(plan.findings()))
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("list virtualservices.networking.istio.io in namespace shop"));
        assertThatThrownBy(() -> shop.apply(Shop.everything())).isInstanceOf(FindingsException.class);
        assertThat(shop.writes()).isZero();
    }

    @Test
    void endpointsThatMayNotBeReadAreNotCheckedAndStopNobody() {
        shop.server().deny(new AccessRule("list", "", "pods", "*"));
        ApplyResult result = shop.apply(Shop.split("a", 10));
        assertThat(result.plan().findings()).extracting(Finding::rule).contains("not-checked");
        assertThat(result.verification().isInEffect()).isTrue();
        assertThat(result.verification().verdicts())
                .extracting(verdict -> verdict.describe())
                .allMatch(text -> text.startsWith("not checked: "));
    }

    @Test
    void anObjectThatMayNotBeReadIsNotPlannedAsNew() {
        shop.server().deny(new AccessRule("get", "networking.istio.io", "virtualservices", "*"));
        Resource wanted = Resource.of(IstioTypes.VIRTUAL_SERVICE, Shop.NAMESPACE, "reviews");
        assertThat(Finding.errors(
                        new ApplyResources(shop.context()).plan(List.of(wanted)).findings()))
                .extracting(Finding::rule)
                .contains("read/forbidden");
    }

    private static Optional<String> refuse(JsonObject object, String kind) {
        return object.text("kind").equals(Optional.of(kind)) ? Optional.of("not today") : Optional.empty();
    }
}
