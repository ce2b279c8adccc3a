package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services of a rollout and their versions, in words. */
final class RolloutVersions {

    private RolloutVersions() {}

    /** The version that has the requests at first, by its name where it is known. */
    static String from(RolloutTarget target) {
        return target.from().map(Version::name).orElse("the old version");
    }

    static String services(RolloutSpec spec) {
        return join(spec, RolloutTarget::service);
    }

    static String olds(RolloutSpec spec) {
        return join(spec, RolloutVersions::from);
    }

    static String news(RolloutSpec spec) {
        return join(spec, target -> target.to().name());
    }

    private static String join(RolloutSpec spec, Function<RolloutTarget, String> part) {
        return spec.targets().stream().map(part).distinct().collect(Collectors.joining(", "));
    }
}
