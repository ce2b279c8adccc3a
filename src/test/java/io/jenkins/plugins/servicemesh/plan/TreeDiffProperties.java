package io.jenkins.plugins.servicemesh.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TreeDiffProperties {

    private static final ResourceType TYPE = ResourceType.namespaced("example.org", "v1", "Thing", "things");

    @Provide
    Arbitrary<JsonObject> trees() {
        return Trees.objects();
    }

    @Property
    void theEditsTurnOneTreeIntoTheOther(@ForAll("trees") JsonObject before, @ForAll("trees") JsonObject after) {
        assertThat(TreeEditor.apply(before, TreeDiff.between(before, after))).isEqualTo(after);
    }

    @Property
    void equalTreesDifferInNothing(@ForAll("trees") JsonObject tree) {
        assertThat(TreeDiff.between(tree, tree)).isEmpty();
    }

    @Property
    void theInversesInReverseTurnItBack(@ForAll("trees") JsonObject before, @ForAll("trees") JsonObject after) {
        List<TreeEdit> inverses = new ArrayList<>(
                TreeDiff.between(before, after).stream().map(TreeEdit::inverse).toList());
        Collections.reverse(inverses);
        assertThat(TreeEditor.apply(after, inverses)).isEqualTo(before);
    }

    @Property
    void theRenderedPatchDoesTheSame(@ForAll("trees") JsonObject before, @ForAll("trees") JsonObject after) {
        List<TreeEdit> edits = TreeDiff.between(before, after);
        assertThat(PatchRenderer.render(new Resource(TYPE, before), edits).apply(before))
                .isEqualTo(after);
    }
}
