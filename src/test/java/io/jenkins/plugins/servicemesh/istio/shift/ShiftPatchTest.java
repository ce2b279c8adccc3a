package io.jenkins.plugins.servicemesh.istio.shift;

import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.OWNER;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.SHIFT;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.prepared;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.rollout;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.snapshot;
import static io.jenkins.plugins.servicemesh.istio.shift.Shifting.subsets;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.Planning;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.PatchRenderer;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One share in a VirtualService that others share: named and unnamed routes, tls, tcp, a delegate, unknown fields. */
class ShiftPatchTest {

    private static final Resource SHARED = shared();
    private static final Resource SUBSETS = subsets("v1", "v2", "debug");

    private static Change.Edit only(Plan plan) {
        assertThat(plan.findings()).isEmpty();
        assertThat(plan.changes()).hasSize(1);
        return (Change.Edit) plan.changes().get(0);
    }

    private static Change.Edit shifted(RolloutSpec rollout, int percent, Snapshot before) {
        return only(SHIFT.shift(rollout, Percent.of(percent), before, OWNER));
    }

    private static List<String> operations(Change.Edit edit) {
        return PatchRenderer.render(edit.before(), edit.edits()).toJson().items().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void oneShareChangesExactlyTwoNumbers() {
        String before = JsonText.print(SHARED.tree());
        String expected = before.replace("\"weight\":63", "\"weight\":45").replace("\"weight\":27", "\"weight\":45");
        RolloutSpec rollout = rollout(RouteAddress.named("api"));
        Change.Edit edit = shifted(rollout, 50, snapshot(rollout, SHARED, SUBSETS));
        assertThat(JsonText.print(edit.after().tree())).isEqualTo(expected);
    }

    @Test
    void thePatchTestsWhichRouteAndWhichWeightsItMeans() {
        RolloutSpec rollout = rollout(RouteAddress.named("api"));
        assertThat(operations(shifted(rollout, 100, snapshot(rollout, SHARED, SUBSETS))))
                .containsExactly(
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/name\",\"value\":\"api\"}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/0/destination\",\"value\":"
                                + "{\"host\":\"reviews\",\"subset\":\"v1\",\"port\":{\"number\":9080}}}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/0/weight\",\"value\":63}",
                        "{\"op\":\"replace\",\"path\":\"/spec/http/2/route/0/weight\",\"value\":0}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/1/destination\",\"value\":"
                                + "{\"host\":\"reviews\",\"subset\":\"v2\",\"port\":{\"number\":9080}}}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/1/weight\",\"value\":27}",
                        "{\"op\":\"replace\",\"path\":\"/spec/http/2/route/1/weight\",\"value\":90}");
    }

    @Test
    void theRouteOfConnectionsIsTestedByItsMatchAndItsDestinations() {
        RolloutSpec rollout = rollout(new RouteAddress(
                Optional.of("shop-front"), Protocol.TLS, Optional.empty(), List.of(), Optional.of(443), List.of()));
        Snapshot prepared = prepared(rollout, SHARED, SUBSETS);
        assertThat(operations(shifted(rollout, 10, prepared)))
                .containsExactly(
                        "{\"op\":\"test\",\"path\":\"/spec/tls/0/match\",\"value\":"
                                + "[{\"port\":443,\"sniHosts\":[\"reviews.shop.svc.cluster.local\"]}]}",
                        "{\"op\":\"test\",\"path\":\"/spec/tls/0/route/0/destination\",\"value\":"
                                + "{\"host\":\"reviews\",\"subset\":\"v1\"}}",
                        "{\"op\":\"test\",\"path\":\"/spec/tls/0/route/1/destination\",\"value\":"
                                + "{\"host\":\"reviews\",\"subset\":\"v2\"}}",
                        "{\"op\":\"test\",\"path\":\"/spec/tls/0/route/0/weight\",\"value\":100}",
                        "{\"op\":\"replace\",\"path\":\"/spec/tls/0/route/0/weight\",\"value\":90}",
                        "{\"op\":\"test\",\"path\":\"/spec/tls/0/route/1/weight\",\"value\":0}",
                        "{\"op\":\"replace\",\"path\":\"/spec/tls/0/route/1/weight\",\"value\":10}");
    }

    @Test
    void someoneElsesObjectGetsNoLabelAndNoAnnotation() {
        RolloutSpec rollout = rollout(RouteAddress.named("api"));
        assertThat(shifted(rollout, 50, snapshot(rollout, SHARED, SUBSETS))
                        .after()
                        .metadata())
                .isSameAs(SHARED.metadata());
    }

    private static Resource shared() {
        try (InputStream yaml = Planning.class.getResourceAsStream("shared-virtual-service.yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            return new Resource(IstioTypes.VIRTUAL_SERVICE, (JsonObject)
                    YamlText.parseAll(text).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
