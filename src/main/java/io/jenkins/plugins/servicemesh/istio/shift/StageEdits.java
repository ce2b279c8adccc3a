package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.util.function.UnaryOperator;

/** What the begin and the end of a stage do with each route; a weight does neither. */
final class StageEdits {

    static final Stage.Visitor<UnaryOperator<MeantRoute>> BEGIN = new Stage.Visitor<>() {
        @Override
        public UnaryOperator<MeantRoute> weight(Stage.Weight stage) {
            return UnaryOperator.identity();
        }

        @Override
        public UnaryOperator<MeantRoute> mirror(Stage.Mirror stage) {
            return meant -> MirrorStage.begin(meant, stage.share());
        }

        @Override
        public UnaryOperator<MeantRoute> matching(Stage.Matching stage) {
            return meant -> CompanionEdit.put(meant, Companion.MATCHING, stage.matches());
        }
    };

    static final Stage.Visitor<UnaryOperator<MeantRoute>> END = new Stage.Visitor<>() {
        @Override
        public UnaryOperator<MeantRoute> weight(Stage.Weight stage) {
            return UnaryOperator.identity();
        }

        @Override
        public UnaryOperator<MeantRoute> mirror(Stage.Mirror stage) {
            return MirrorStage::end;
        }

        @Override
        public UnaryOperator<MeantRoute> matching(Stage.Matching stage) {
            return meant -> CompanionEdit.remove(meant, Companion.MATCHING);
        }
    };

    private StageEdits() {}
}
