package io.jenkins.plugins.servicemesh.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchRendererTest {

    private static final String LOCK = "{\"op\":\"replace\",\"path\":\"/metadata/resourceVersion\",\"value\":\"7\"}";
    private static final String ROUTES =
            "{'http':[{'name':'a','w':1},{'route':[{'destination':{'host':'x'},'weight':5}]}]}";

    @Test
    void anEditTestsTheItemOnItsWayAndTheOldValue() {
        assertThat(patch(ROUTES, ROUTES.replace("'w':1", "'w':2")))
                .containsExactly(
                        "{\"op\":\"test\",\"path\":\"/spec/http/0/name\",\"value\":\"a\"}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/0/w\",\"value\":1}",
                        "{\"op\":\"replace\",\"path\":\"/spec/http/0/w\",\"value\":2}");
    }

    @Test
    void anUnnamedRouteIsTestedByItsDestinations() {
        assertThat(patch(ROUTES, ROUTES.replace("'weight':5", "'weight':6")))
                .containsExactly(
                        "{\"op\":\"test\",\"path\":\"/spec/http/1/route/0/destination\",\"value\":{\"host\":\"x\"}}",
                        "{\"op\":\"test\",\"path\":\"/spec/http/1/route/0/weight\",\"value\":5}",
                        "{\"op\":\"replace\",\"path\":\"/spec/http/1/route/0/weight\",\"value\":6}");
    }

    @Test
    void whatMakesAnotherItemOfItIsTestedOnlyByItself() {
        assertThat(patch("{'l':[{'name':'a'}]}", "{'l':[{'name':'b'}]}"))
                .containsExactly(
                        "{\"op\":\"test\",\"path\":\"/spec/l/0/name\",\"value\":\"a\"}",
                        "{\"op\":\"replace\",\"path\":\"/spec/l/0/name\",\"value\":\"b\"}");
    }

    @Test
    void aRemovalTestsWhatItRemovesAndNeedsNoLock() {
        assertThat(patch("{'a':1,'b':2}", "{'b':2}"))
                .containsExactly(
                        "{\"op\":\"test\",\"path\":\"/spec/a\",\"value\":1}",
                        "{\"op\":\"remove\",\"path\":\"/spec/a\"}");
    }

    @Test
    void aNewMemberIsLocked() {
        assertThat(patch("{'a':1}", "{'a':1,'b':2}"))
                .containsExactly(LOCK, "{\"op\":\"add\",\"path\":\"/spec/b\",\"value\":2}");
    }

    @Test
    void aNewItemIsLocked() {
        assertThat(patch("{'l':['x']}", "{'l':['x','y']}"))
                .containsExactly(LOCK, "{\"op\":\"add\",\"path\":\"/spec/l/1\",\"value\":\"y\"}");
    }

    @Test
    void anItemThatIsMeantIsNotHitWhenItMoved() {
        JsonPatch patch = render(ROUTES, ROUTES.replace("'w':1", "'w':2"));
        JsonObject moved =
                thing("{'http':[{'name':'z','w':1},{'name':'a','w':1}]}").tree();
        assertThatThrownBy(() -> patch.apply(moved)).isInstanceOf(JsonPatch.RefusedException.class);
    }

    @Test
    void anObjectThatNoServerHasSeenHasNoLock() {
        Resource unseen = Resource.of(type(), "shop", "x").withSpec(JsonObject.of("a", 1));
        JsonPatch patch = PatchRenderer.render(
                unseen,
                TreeDiff.between(
                        unseen.tree(), unseen.withSpec(JsonObject.of("b", 1)).tree()));
        assertThat(patch.operations()).noneMatch(JsonPatch.Replace.class::isInstance);
    }

    private static List<String> patch(String before, String after) {
        return render(before, after).toJson().objects().stream()
                .map(JsonObject::toString)
                .toList();
    }

    private static JsonPatch render(String before, String after) {
        return PatchRenderer.render(
                thing(before),
                TreeDiff.between(thing(before).tree(), thing(after).tree()));
    }

    private static Resource thing(String spec) {
        Resource thing = Resource.of(type(), "shop", "x");
        return thing.withTree(thing.tree().with("metadata", thing.metadata().with("resourceVersion", "7")))
                .withSpec(JsonText.parseObject(spec.replace('\'', '"')));
    }

    private static ResourceType type() {
        return ResourceType.namespaced("example.org", "v1", "Thing", "things");
    }
}
