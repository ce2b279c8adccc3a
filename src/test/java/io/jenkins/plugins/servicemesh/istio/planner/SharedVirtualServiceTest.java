package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.PatchRenderer;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One weight set in a VirtualService that others share: named and unnamed routes, tls, tcp, a delegate, unknown fields. */
class SharedVirtualServiceTest {

    private static final Resource SHARED = shared();
    private static final Resource SUBSETS = Planning.destinationRule(
            "reviews",
            "{host: reviews, subsets: [{name: v1, labels: {version: v1}}, "
                    + "{name: v2, labels: {version: v2}}, {name: debug, labels: {version: v2}}]}");

    private static Change.Edit weightsSet() {
        RouteSpec wanted = RouteSpec.named("api").withSplit(Split.of("v1", 90, "v2", 10));
        return edit(settled(wanted, SHARED, SUBSETS), IstioTypes.VIRTUAL_SERVICE);
    }

    @Test
    void oneWeightSetChangesExactlyTheNumbersMeant() {
        String before = JsonText.print(SHARED.tree());
        String expected = before.replace("\"weight\":63", "\"weight\":81").replace("\"weight\":27", "\"weight\":9");
        assertThat(expected).isNotEqualTo(before);
        assertThat(JsonText.print(weightsSet().after().tree())).isEqualTo(expected);
    }

    @Test
    void thePatchTestsWhichRouteAndWhichWeightsItMeans() {
        Change.Edit edit = weightsSet();
        assertThat(PatchRenderer.render(edit.before(), edit.edits()).toJson().items())
                .extracting(Object::toString)
                .containsExactly(
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/name\",\"value\":\"api\"}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/0/destination\",\"value\":"
                                + "{\"host\":\"reviews\",\"subset\":\"v1\",\"port\":{\"number\":9080}}}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/0/weight\",\"value\":63}",
                        "{\"op\":\"replace\",\"path\":\"/spec/http/2/route/0/weight\",\"value\":81}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/1/destination\",\"value\":"
                                + "{\"host\":\"reviews\",\"subset\":\"v2\",\"port\":{\"number\":9080}}}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/2/route/1/weight\",\"value\":27}",
                        "{\"op\":\"replace\",\"path\":\"/spec/http/2/route/1/weight\",\"value\":9}");
    }

    @Test
    void someoneElsesObjectGetsNoLabelAndNoAnnotation() {
        assertThat(weightsSet().after().metadata()).isSameAs(SHARED.metadata());
    }

    @Test
    void theWeightsThatAreThereAlreadyWriteNothing() {
        RouteSpec same = RouteSpec.named("api").withSplit(Split.of("v1", 70, "v2", 30));
        assertThat(settled(same, SHARED, SUBSETS).changes()).isEmpty();
    }

    @Test
    void aThirdVersionTakesTheWordsOfTheRouteForItsDestination() {
        Split three = new Split(Map.of("v1", Percent.of(60), "v2", Percent.of(30), "v3", Percent.of(10)));
        RouteSpec wanted = RouteSpec.named("api").withSplit(three);
        Resource after = edit(settled(wanted, SHARED, SUBSETS), IstioTypes.VIRTUAL_SERVICE)
                .after();
        List<JsonObject> items =
                after.spec().array("http").objects().get(2).array("route").objects();
        assertThat(items.get(3))
                .hasToString("{\"destination\":{\"host\":\"reviews\",\"subset\":\"v3\",\"port\":{\"number\":9080}},"
                        + "\"weight\":9}");
    }

    private static Resource shared() {
        try (InputStream yaml = SharedVirtualServiceTest.class.getResourceAsStream("shared-virtual-service.yaml")) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            return new Resource(IstioTypes.VIRTUAL_SERVICE, (JsonObject)
                    YamlText.parseAll(text).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
