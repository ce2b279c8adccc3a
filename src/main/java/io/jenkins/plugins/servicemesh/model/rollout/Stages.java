package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import java.util.List;

/** What holds of the stages of a rollout together. */
public final class Stages {

    private Stages() {}

    /**
     * The weights, each larger than the one before: nothing goes back unless all does.
     *
     * @throws InvalidValueException for one that is 0 or not larger
     */
    public static List<Percent> increasing(List<Percent> weights) {
        for (int i = 0; i < weights.size(); i++) {
            Limits.someShare("weight", weights.get(i));
            if (i > 0 && weights.get(i).value().compareTo(weights.get(i - 1).value()) <= 0) {
                throw new InvalidValueException(
                        "weight",
                        weights.get(i).value().toPlainString(),
                        "more than the weight before it, "
                                + weights.get(i - 1).value().toPlainString());
            }
        }
        return weights;
    }

    static void check(List<Stage> stages) {
        if (stages.isEmpty()) {
            throw new InvalidValueException("rollout", "", "a stage, such as weights 5, 50");
        }
        increasing(stages.stream()
                .filter(Stage.Weight.class::isInstance)
                .map(stage -> ((Stage.Weight) stage).share())
                .toList());
    }
}
