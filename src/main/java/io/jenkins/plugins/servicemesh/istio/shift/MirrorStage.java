package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.FieldMerge;
import io.jenkins.plugins.servicemesh.istio.field.PercentFields;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** The mirror of one route to the new version; mirrors to other destinations stay. */
final class MirrorStage {

    private static final String MIRRORS = "mirrors";

    private MirrorStage() {}

    static boolean isThere(MeantRoute meant) {
        return indexOf(meant) >= 0;
    }

    /**
     * The route with that mirror.
     *
     * @throws FindingsException when the route can have none
     */
    static MeantRoute begin(MeantRoute meant, Percent share) {
        requireMirrors(meant);
        JsonArray mirrors = meant.route().array(MIRRORS);
        int index = indexOf(meant);
        JsonObject percentage = JsonObject.of("percentage", PercentFields.of(share));
        if (index >= 0) {
            JsonObject merged = FieldMerge.merge((JsonObject) mirrors.get(index), percentage);
            return meant.with(meant.route().with(MIRRORS, mirrors.with(index, merged)));
        }
        JsonObject destination = meant.shared().requiredFresh().object("destination");
        JsonObject mirror = FieldMerge.merge(JsonObject.of("destination", destination), percentage);
        return meant.with(meant.route().with(MIRRORS, mirrors.insert(mirrors.size(), mirror)));
    }

    /** The route without it. */
    static MeantRoute end(MeantRoute meant) {
        int index = indexOf(meant);
        if (index < 0) {
            return meant;
        }
        JsonArray rest = meant.route().array(MIRRORS).without(index);
        return meant.with(
                rest.isEmpty() ? meant.route().without(MIRRORS) : meant.route().with(MIRRORS, rest));
    }

    private static int indexOf(MeantRoute meant) {
        SharedRoute shared = meant.shared();
        JsonArray mirrors = meant.route().array(MIRRORS);
        for (int i = 0; i < mirrors.size(); i++) {
            if (mirrors.get(i) instanceof JsonObject mirror && shared.isFresh(mirror)) {
                return i;
            }
        }
        return -1;
    }

    private static void requireMirrors(MeantRoute meant) {
        if (!meant.ref().isHttp()) {
            throw Refused.of(
                    "istio/unsupported", "Istio mirrors requests of http routes only", "leave the mirror stage out");
        }
        if (meant.route().has("mirror")) {
            throw Refused.of(
                    "istio/mirror",
                    "this route mirrors by the older field mirror, which excludes mirrors: "
                            + meant.route().object("mirror"),
                    "write that mirror as an item of mirrors first");
        }
    }
}
