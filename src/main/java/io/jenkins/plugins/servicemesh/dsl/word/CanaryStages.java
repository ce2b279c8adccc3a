package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The stages of a canary: a mirror first, where one is written; then either its weights or its match. */
final class CanaryStages {

    private CanaryStages() {}

    /** @throws InvalidValueException when it has both or neither, or a time is missing or in vain */
    static List<Stage> of(RolloutDraft draft) {
        boolean hasWeights = draft.find(CanaryBlock.WEIGHTS).isPresent();
        if (hasWeights == !draft.matches().isEmpty()) {
            throw new InvalidValueException("canary", "", "either weights such as 5, 50, or match, not both");
        }
        refuseVain(draft, hasWeights);
        List<Stage> stages = new ArrayList<>();
        boolean isManual = draft.is(CanaryBlock.MANUAL);
        draft.mirror()
                .map(first -> new Stage.Mirror(first.share(), first.lasts(), isManual))
                .ifPresent(stages::add);
        stages.addAll(hasWeights ? weights(draft) : List.of(matching(draft)));
        return stages;
    }

    private static void refuseVain(RolloutDraft draft, boolean hasWeights) {
        if (hasWeights && draft.find(CanaryBlock.DURING).isPresent()) {
            throw new InvalidValueException("during", "", "match; weights take every");
        }
        if (!hasWeights && draft.find(CanaryBlock.EVERY).isPresent()) {
            throw new InvalidValueException("every", "", "weights; match takes during");
        }
        List<Percent> weights = draft.find(CanaryBlock.WEIGHTS).orElse(List.of());
        for (Percent pause : draft.find(CanaryBlock.PAUSES).orElse(List.of())) {
            if (!weights.contains(pause)) {
                throw new InvalidValueException(
                        "pauseAt",
                        pause.value().toPlainString(),
                        weights.stream()
                                .map(weight -> weight.value().toPlainString())
                                .toList());
            }
        }
    }

    private static List<Stage> weights(RolloutDraft draft) {
        List<Percent> pauses = draft.find(CanaryBlock.PAUSES).orElse(List.of());
        boolean isManual = draft.is(CanaryBlock.MANUAL);
        Duration lasts = draft.find(CanaryBlock.EVERY)
                .orElseGet(() -> lastsUntilAsked(isManual, "every", "how long a stage lasts, such as '2m'"));
        return draft.find(CanaryBlock.WEIGHTS).orElseThrow().stream()
                .<Stage>map(share -> new Stage.Weight(share, lasts, isManual || pauses.contains(share)))
                .toList();
    }

    private static Stage matching(RolloutDraft draft) {
        boolean isManual = draft.is(CanaryBlock.MANUAL);
        Duration lasts = draft.find(CanaryBlock.DURING)
                .orElseGet(() -> lastsUntilAsked(isManual, "during", "how long match holds, such as '24h'"));
        return new Stage.Matching(draft.matches(), lasts, isManual);
    }

    /** Where someone is asked anyway, a stage needs no time of its own. */
    private static Duration lastsUntilAsked(boolean isManual, String word, String wanted) {
        if (isManual) {
            return Duration.ZERO;
        }
        throw new InvalidValueException(word, "", wanted);
    }
}
