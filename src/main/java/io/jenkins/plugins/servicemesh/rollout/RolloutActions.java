package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.HostLeases;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.policy.Freeze;
import io.jenkins.plugins.servicemesh.rollout.machine.Action;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.util.Optional;

/** Does what the state machine asks for, each thing by whoever knows how. */
final class RolloutActions implements Action.Visitor<Observation> {

    private final RolloutSite site;
    private final Preparation preparation;
    private final StageWork stages;
    private final Optional<FigureReader> figures;
    private final Tidying tidying;
    private final Restoration restoration;

    private RolloutActions(
            RolloutSite site,
            Preparation preparation,
            StageWork stages,
            Optional<FigureReader> figures,
            Tidying tidying,
            Restoration restoration) {
        this.site = site;
        this.preparation = preparation;
        this.stages = stages;
        this.figures = figures;
        this.tidying = tidying;
        this.restoration = restoration;
    }

    static RolloutActions of(RolloutSite site, RolloutRecord record, HostLeases leases) {
        RolloutSpec spec = record.spec();
        TrafficShift shift = SharedShift.of(site.manager().trafficShift().orElseThrow(), record.spec());
        TrafficMover mover = new TrafficMover(site, spec, shift);
        Pods pods = new Pods(site.loader(), spec.namespace());
        PlanWork plans = new PlanWork(site, spec.namespace(), record.id(), mover);
        Optional<FigureReader> figures = site.metrics().map(source -> new FigureReader(source, spec, pods));
        Restoration restoration = new Restoration(site, spec.namespace(), record.id());
        return new RolloutActions(
                site,
                new Preparation(site, spec, shift, mover, figures, leases, plans, restoration),
                new StageWork(site, spec, shift, mover, pods, plans),
                figures,
                new Tidying(site, spec, shift, mover, plans, record.id()),
                restoration);
    }

    /**
     * Lets go of the journal's entries.
     *
     * @param held whether they are still needed to take the rollout back
     */
    void release(boolean held) {
        restoration.release(held);
    }

    @Override
    public Observation prepare(Action.Prepare action) {
        return preparation.prepare();
    }

    @Override
    public Observation enter(Action.Enter action) {
        return answered(() -> moved(() -> stages.enter(action.stage())));
    }

    @Override
    public Observation measure(Action.Measure action) {
        return figures.map(reader -> reader.read(action, site.clock().now()))
                .orElseGet(() -> new Observation.NoFigures("there is no metric source"));
    }

    @Override
    public Observation sleep(Action.Sleep action) {
        return new Observation.Woken();
    }

    @Override
    public Observation ask(Action.Ask action) {
        return new Observation.Woken();
    }

    @Override
    public Observation promote(Action.Promote action) {
        return answered(() -> moved(() -> stages.promote(action.stage())));
    }

    @Override
    public Observation tidy(Action.Tidy action) {
        return answered(tidying::tidy);
    }

    @Override
    public Observation divert(Action.Divert action) {
        return answered(stages::divert);
    }

    @Override
    public Observation restore(Action.Restore action) {
        return restoration.restore();
    }

    @Override
    public Observation finish(Action.Finish action) {
        return new Observation.Woken();
    }

    private interface Work {
        Observation run();
    }

    /** More requests for the new version, unless that has to wait for the end of a freeze. */
    private Observation moved(Work work) {
        Optional<Freeze> freeze = site.policy().get().freeze(site.clock().now());
        return freeze.isPresent()
                ? new Observation.Frozen(freeze.get().until(), freeze.get().describe())
                : work.run();
    }

    private static Observation answered(Work work) {
        try {
            return work.run();
        } catch (FindingsException e) {
            return new Observation.Refused(String.valueOf(e.getMessage()));
        } catch (ClusterException e) {
            return ServerRefusal.seen(e);
        }
    }

    /** The same for every action but those that a subclass names. */
    abstract static class Doing<R> implements Action.Visitor<R> {
        private final R otherwise;

        Doing(R otherwise) {
            this.otherwise = otherwise;
        }

        @Override
        public R prepare(Action.Prepare action) {
            return otherwise;
        }

        @Override
        public R enter(Action.Enter action) {
            return otherwise;
        }

        @Override
        public R measure(Action.Measure action) {
            return otherwise;
        }

        @Override
        public R sleep(Action.Sleep action) {
            return otherwise;
        }

        @Override
        public R ask(Action.Ask action) {
            return otherwise;
        }

        @Override
        public R promote(Action.Promote action) {
            return otherwise;
        }

        @Override
        public R tidy(Action.Tidy action) {
            return otherwise;
        }

        @Override
        public R divert(Action.Divert action) {
            return otherwise;
        }

        @Override
        public R restore(Action.Restore action) {
            return otherwise;
        }

        @Override
        public R finish(Action.Finish action) {
            return otherwise;
        }
    }
}
