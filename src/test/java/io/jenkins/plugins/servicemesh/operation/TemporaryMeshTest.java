package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.embedded.call.AccessRule;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemporaryMeshTest {

    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Shop shop = new Shop();
    private final Map<ResourceId, JsonObject> before = shop.objects();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whatHeldForATimeIsAsItWasWhenItIsEnded() {
        String entry = begin(shop.context());
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "fault")).isPresent();
        assertThat(end(entry).isComplete()).isTrue();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @Test
    void endingItTwiceWritesOnce() {
        String entry = begin(shop.context());
        end(entry);
        shop.server().clearRequests();
        assertThat(end(entry).written()).isEmpty();
        assertThat(shop.writes()).isZero();
    }

    @Test
    void whatIsOverdueIsTakenBackByTheNextApply() {
        begin(shop.context());
        shop.clock().pause(LIMIT);
        shop.apply(Shop.timeout("b", 5));
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "fault")).isEmpty();
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 1, "timeout")).isPresent();
    }

    @Test
    void anApplyReadsOnlyWhatIsForATimeToSeeWhatIsOverdue() {
        shop.apply(Shop.timeout("b", 4));
        shop.server().clearRequests();
        shop.apply(Shop.timeout("b", 4));
        assertThat(shop.server().requests().all().stream()
                        .filter(request -> request.method().equals("GET"))
                        .filter(request -> request.path().endsWith("/configmaps"))
                        .map(request ->
                                request.request().parameter("labelSelector").orElse("")))
                .containsExactlyInAnyOrder(
                        "servicemesh.jenkins.io/journal=entry,servicemesh.jenkins.io/temporary=true",
                        "servicemesh.jenkins.io/keeps-old=yes");
    }

    @Test
    void whatIsNotOverdueYetStays() {
        begin(shop.context());
        shop.clock().pause(LIMIT.minusSeconds(30));
        shop.apply(Shop.timeout("b", 5));
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "fault")).isPresent();
    }

    @Test
    void whatAnotherOwnerLeftOverdueIsNotOurs() {
        begin(shop.context(new Owner("other"), shop.cluster()));
        shop.clock().pause(LIMIT);
        shop.apply(Shop.timeout("b", 5));
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "fault")).isPresent();
    }

    @Test
    void withoutTheRightToReadTheJournalNothingIsTakenBackAndNothingFails() {
        begin(shop.context());
        shop.clock().pause(LIMIT);
        shop.server().deny(new AccessRule("list", "", "configmaps", "*"));
        assertThat(shop.apply(MeshSpec.of(Shop.NAMESPACE)).isUnchanged()).isTrue();
        assertThat(shop.at(Shop.REVIEWS, "spec", "http", 0, "fault")).isPresent();
    }

    private RollbackResult end(String entry) {
        return new TemporaryMesh(shop.context()).end(Shop.NAMESPACE, entry);
    }

    private static String begin(OperationContext context) {
        Fault fault = Fault.delay(Duration.ofSeconds(2), Percent.of(5));
        MeshSpec spec = MeshSpec.of(Shop.NAMESPACE)
                .plus(Shop.reviews(RouteSpec.named("a").withFault(fault)));
        return new TemporaryMesh(context)
                .begin(spec, LIMIT, ApplyOptions.because("test").withVerifyFor(Duration.ZERO))
                .journalEntry()
                .orElseThrow();
    }
}
