package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.resource.JsonObject;
import net.jqwik.api.Arbitrary;

/** The generated trees for tests of other packages. */
public final class GeneratedTrees {

    private GeneratedTrees() {}

    public static Arbitrary<JsonObject> objects() {
        return Trees.objects();
    }
}
