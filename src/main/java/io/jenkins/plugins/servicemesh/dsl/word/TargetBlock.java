package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Version;
import java.util.Map;

/** {@code service('reviews') { }} inside a rollout; the same words stand in the rollout itself where it is of one service. */
final class TargetBlock {

    private static final Parameter<String> VERSION = Parameter.of("version", ArgumentTypes.TEXT);
    private static final Parameter<Map<String, String>> LABELS = Parameter.named("labels", ArgumentTypes.LABELS);
    private static final Parameter<String> SERVICE = Parameter.named("service", ArgumentTypes.TEXT);

    static final Block<TargetDraft> BLOCK = Block.named("rollout.service", TargetDraft.NOTHING)
            .word(
                    "from",
                    "the version that has the requests now; without it, the one that has them all",
                    "from 'v1'",
                    (target, call) -> target.withFrom(version(call)),
                    VERSION,
                    LABELS,
                    SERVICE)
            .word(
                    "to",
                    "the version that shall have them, by other labels of its pods, or with a Service of its own",
                    "to 'v2', labels: [track: 'canary'], service: 'reviews-v2'",
                    (target, call) -> target.withTo(version(call)),
                    VERSION,
                    LABELS,
                    SERVICE)
            .opening(
                    "route",
                    RouteAddressBlock.BLOCK,
                    "where the requests are shared; without it, the only route that leads to the service",
                    "route 'default', virtualService: 'reviews'",
                    (target, call) -> target.plus(RouteAddressBlock.read(call)),
                    RouteAddressBlock.parameters());

    private TargetBlock() {}

    private static Version version(Call call) {
        Version plain = Version.named(call.get(VERSION));
        return new Version(plain.name(), call.find(LABELS).orElse(plain.labels()), call.find(SERVICE));
    }
}
