package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code blueGreen('reviews') { }}: all requests move to a new version at once, after a look at it by some, and back when it fails. */
public final class BlueGreenBlock {

    private static final Percent ALL = Percent.of(100);
    private static final Parameter<Duration> WATCH = Parameter.of("watch", ArgumentTypes.DURATION);
    private static final Parameter<Boolean> MANUAL = Parameter.of("manual", ArgumentTypes.FLAG);
    private static final Parameter<Duration> PREVIEWING = Parameter.named("lasts", ArgumentTypes.DURATION);

    private static final Block<RequestMatch> PREVIEW =
            Block.named("preview", RequestMatch.ANY).adopting(MatchBlock.BLOCK, match -> match, (old, match) -> match);

    public static final Block<RolloutDraft> BLOCK = Block.named("blueGreen", RolloutDraft.EMPTY)
            .adopting(RolloutWords.SERVICES, rollout -> rollout, (old, rollout) -> rollout)
            .block(
                    PREVIEW,
                    "a first stage in which these requests reach the new version, and no others",
                    "preview(lasts: '10m') { header 'x-tester', exact: 'yes' }",
                    (rollout, call) -> previewed(rollout.plusMatch(call.body(PREVIEW)), call),
                    PREVIEWING)
            .word(
                    "manual",
                    "true asks someone between the preview and the switch",
                    "manual true",
                    (rollout, call) -> rollout.with(MANUAL, call.get(MANUAL)),
                    MANUAL)
            .word(
                    "watch",
                    "how long the new version is watched after the switch, before it counts as good",
                    "watch '5m'",
                    (rollout, call) -> rollout.with(WATCH, call.get(WATCH)),
                    WATCH)
            .adopting(RolloutWords.JUDGED, rollout -> rollout, (old, rollout) -> rollout);

    private BlueGreenBlock() {}

    /**
     * The rollout that the block's words ask for, in a namespace whose name does not count.
     *
     * @param service its only service; empty where the block names several
     * @throws InvalidValueException when parts do not fit
     */
    public static RolloutSpec rollout(Optional<String> service, RolloutDraft draft) {
        return draft.inStages(service, stages(draft));
    }

    static RolloutSpec read(Call call) {
        return rollout(call.find(RolloutWords.NAME), call.body(BLOCK));
    }

    private static RolloutDraft previewed(RolloutDraft draft, Call call) {
        return call.find(PREVIEWING).map(lasts -> draft.with(PREVIEWING, lasts)).orElse(draft);
    }

    private static List<Stage> stages(RolloutDraft draft) {
        boolean isManual = draft.is(MANUAL);
        if (isManual && draft.matches().isEmpty()) {
            throw new InvalidValueException("manual", "", "a preview, after which someone is asked");
        }
        List<Stage> stages = new ArrayList<>();
        if (!draft.matches().isEmpty()) {
            stages.add(new Stage.Matching(draft.matches(), previewing(draft, isManual), isManual));
        }
        Duration watch = draft.find(WATCH)
                .orElseThrow(() -> new InvalidValueException(
                        "watch", "", "how long the new version is watched after the switch, such as '5m'"));
        stages.add(new Stage.Weight(ALL, watch, false));
        return stages;
    }

    /** Where someone is asked anyway, a preview needs no time of its own. */
    private static Duration previewing(RolloutDraft draft, boolean isManual) {
        return draft.find(PREVIEWING).orElseGet(() -> {
            if (isManual) {
                return Duration.ZERO;
            }
            throw new InvalidValueException("preview", "", "its time, such as lasts: '10m', or manual true");
        });
    }
}
