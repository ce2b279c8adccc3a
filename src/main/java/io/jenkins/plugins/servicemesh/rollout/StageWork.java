package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives traffic the form of a stage, and in the end everything to the new versions. */
final class StageWork {

    private static final Percent NOTHING = Percent.of(0);
    private static final Percent ALL = Percent.of(100);

    private final RolloutSite site;
    private final RolloutSpec spec;
    private final TrafficShift shift;
    private final TrafficMover mover;
    private final Pods pods;
    private final PlanWork plans;

    StageWork(RolloutSite site, RolloutSpec spec, TrafficShift shift, TrafficMover mover, Pods pods, PlanWork plans) {
        this.site = site;
        this.spec = spec;
        this.shift = shift;
        this.mover = mover;
        this.pods = pods;
        this.plans = plans;
    }

    Observation enter(int number) {
        Stage stage = spec.stages().get(number);
        Optional<String> lack = lacking(share(stage));
        if (lack.isPresent()) {
            return new Observation.NotReady(lack.get());
        }
        Observation left = leave(number);
        return left instanceof Observation.Done ? stage.accept(new Entering(shareBefore(number))) : left;
    }

    /**
     * Everything to the new versions.
     *
     * @param stage the last one whose form traffic may have: it, or the one before it where the change to it was not made
     */
    Observation promote(int stage) {
        Optional<String> lack = lacking(BigDecimal.valueOf(100));
        if (lack.isPresent()) {
            return new Observation.NotReady(lack.get());
        }
        Observation left = leave(stage);
        Observation gone = left instanceof Observation.Done ? leave(stage + 1) : left;
        return gone instanceof Observation.Done
                ? mover.move(Set.copyOf(List.of(shareBefore(stage), shareBefore(stage + 1))), ALL)
                : gone;
    }

    /** Everything to the old versions, if they have pods that can take it. */
    Observation divert() {
        Pods.Census census = pods.look(spec.targets());
        for (RolloutTarget target : spec.targets()) {
            Optional<Version> stable = target.from();
            if (stable.flatMap(version -> census.ready(target, version))
                    .filter(ready -> ready == 0)
                    .isPresent()) {
                return new Observation.StableGone("no ready pod of " + target.service() + " "
                        + stable.get().name() + " could take the traffic back");
            }
        }
        return mover.divert();
    }

    private Optional<String> lacking(BigDecimal percent) {
        Pods.Census census = pods.look(spec.targets());
        return spec.targets().stream()
                .flatMap(target -> census.lacks(target, target.to(), target.from(), percent).stream())
                .findFirst();
    }

    /** The stage before takes its own objects with it; weights stay for the next one. */
    private Observation leave(int number) {
        if (number == 0 || spec.stages().get(number - 1) instanceof Stage.Weight) {
            return new Observation.Done();
        }
        Stage before = spec.stages().get(number - 1);
        return plans.apply(() -> shift.end(spec, before, mover.objects(), site.owner()));
    }

    private Percent shareBefore(int number) {
        for (int i = number - 1; i >= 0; i--) {
            if (spec.stages().get(i) instanceof Stage.Weight weight) {
                return weight.share();
            }
        }
        return NOTHING;
    }

    private static BigDecimal share(Stage stage) {
        return stage.accept(new Stage.Visitor<>() {
            @Override
            public BigDecimal weight(Stage.Weight weight) {
                return weight.share().value();
            }

            @Override
            public BigDecimal mirror(Stage.Mirror mirror) {
                return mirror.share().value();
            }

            @Override
            public BigDecimal matching(Stage.Matching matching) {
                return BigDecimal.ZERO;
            }
        });
    }

    private final class Entering implements Stage.Visitor<Observation> {
        private final Percent before;

        Entering(Percent before) {
            this.before = before;
        }

        @Override
        public Observation weight(Stage.Weight stage) {
            return mover.move(Set.of(before), stage.share());
        }

        @Override
        public Observation mirror(Stage.Mirror stage) {
            return begun(stage);
        }

        @Override
        public Observation matching(Stage.Matching stage) {
            return begun(stage);
        }

        private Observation begun(Stage stage) {
            return plans.apply(() -> shift.begin(spec, stage, mover.objects(), site.owner()));
        }
    }
}
