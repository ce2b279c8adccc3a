package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.plan.CanonicalText;
import io.jenkins.plugins.servicemesh.resource.TextDigest;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of routes that stand before a base route and lead some of its requests to the new version. */
enum Companion {
    TESTERS,
    MATCHING,
    AFFINITY;

    private static final int KEY_LENGTH = 8;

    /** Whether the route is one of these, of whichever rollout. */
    static boolean isOne(RouteRef ref) {
        String name = ref.name().orElse("");
        return ref.isHttp() && Stream.of(values()).anyMatch(kind -> name.startsWith(kind.prefix()));
    }

    /** The name of the one that belongs to that base route: the same whatever version the rollout leads to. */
    String nameFor(MeantRoute base) {
        return prefix() + base.target().host().name() + "-" + base.ref().name().orElseGet(() -> key(base));
    }

    private String prefix() {
        return "rollout-" + word() + "-";
    }

    /** {@code testers}: for people, too. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Routes without name differ by their match. */
    private static String key(MeantRoute base) {
        String match = CanonicalText.of(base.route().array("match"));
        return TextDigest.sha256(match).substring(0, KEY_LENGTH);
    }
}
