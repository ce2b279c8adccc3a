package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.RolloutQueries;
import io.jenkins.plugins.servicemesh.operation.TidyOverdue;
import io.jenkins.plugins.servicemesh.report.RolloutText;
import io.jenkins.plugins.servicemesh.rollout.Pending;
import io.jenkins.plugins.servicemesh.rollout.RolloutDriver;
import io.jenkins.plugins.servicemesh.rollout.RolloutSite;
import io.jenkins.plugins.servicemesh.rollout.Rollouts;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A rollout that a call of a step runs, or one that was refused before it began and does not fail the build. Whoever runs the Pipeline advances it, and holds no thread in between. Namespace and id are
 * all that it takes to go on with it after a restart.
 */
public final class StepRollout {

    private final @Nullable RolloutDriver driver;
    private final Optional<NotBegun> refusal;
    private final boolean failBuild;

    private StepRollout(RolloutDriver driver, boolean failBuild) {
        this.driver = driver;
        this.refusal = Optional.empty();
        this.failBuild = failBuild;
    }

    private StepRollout(NotBegun refusal) {
        this.driver = null;
        this.refusal = Optional.of(refusal);
        this.failBuild = false;
    }

    static StepRollout begin(StepCall call, StepSite site) {
        RolloutSpec spec = ((StepRequest.RollOut) call.request()).rollout();
        return begin(spec, () -> spec.in(site.namespace()), site, call.failBuild());
    }

    static StepRollout begin(MeshIntent intent, int number, StepSite site) {
        RolloutSpec spec = site.rollouts(intent).get(number);
        return begin(spec, () -> spec, site, intent.failBuild());
    }

    /** Unless a refusal fails the build, it is a rollout that has ended. */
    private static StepRollout begin(
            RolloutSpec wanted, Supplier<RolloutSpec> resolved, StepSite site, boolean failBuild) {
        try {
            RolloutSpec spec = resolved.get();
            new TidyOverdue(site.operation(spec.namespace())).tidyQuietly(spec.namespace());
            return new StepRollout(rollouts(spec, site).begin(spec, telling(site)), failBuild);
        } catch (FindingsException | ClusterException | MovedException | ApplyFailedException e) {
            if (failBuild) {
                throw e;
            }
            site.log(Objects.toString(e.getMessage(), ""));
            return new StepRollout(NotBegun.because(e, wanted, site.host()));
        }
    }

    /** Goes on with a rollout that this step began before a restart. */
    static StepRollout resume(String namespace, String id, StepSite site, boolean failBuild) {
        OperationContext operation = site.operation(namespace);
        RolloutRecord record = new RolloutStore(operation.cluster())
                .find(namespace, id)
                .orElseThrow(() ->
                        new FindingsException(Finding.error("rollout/unknown", "the record of the rollout is gone")
                                .withValue(id)));
        return new StepRollout(rollouts(record.spec(), site).resume(record, telling(site)), failBuild);
    }

    private static Consumer<Moment> telling(StepSite site) {
        return moment -> RolloutText.lines(moment).forEach(site::log);
    }

    private static Rollouts rollouts(RolloutSpec spec, StepSite site) {
        OperationContext operation = site.operation(spec.namespace());
        return new Rollouts(new RolloutSite(
                operation.cluster(),
                operation.manager(),
                operation.owner(),
                operation.by(),
                operation.clock(),
                metrics(operation, spec, site),
                site.host().gates(),
                site.host().inbox(operation.cluster()),
                operation.events(),
                () -> site.host().policy(operation.cluster())));
    }

    private static Optional<MetricSource> metrics(OperationContext operation, RolloutSpec spec, StepSite site) {
        return RolloutQueries.of(operation, spec).flatMap(queries -> site.host()
                .metrics(operation.cluster(), spec.analysis().source(), queries));
    }

    /** See {@link RolloutDriver#advance}. */
    public Pending advance() {
        return refusal.<Pending>map(none -> new Pending.Finished(none.record().state()))
                .orElseGet(() -> driver().advance());
    }

    /** See {@link RolloutDriver#answer}. */
    public void answer(boolean yes, String by) {
        if (refusal.isEmpty()) {
            driver().answer(yes, by);
        }
    }

    /** See {@link RolloutDriver#say}. */
    public void say(Command command, String by) {
        if (refusal.isEmpty()) {
            driver().say(command, by);
        }
    }

    /** The rollout as it is now. */
    public RolloutRecord record() {
        return refusal.map(NotBegun::record).orElseGet(() -> driver().record());
    }

    private RolloutDriver driver() {
        return Objects.requireNonNull(driver);
    }

    /**
     * How it ended.
     *
     * @throws RolloutEndedException when it did not reach what was wanted and the step shall fail for it
     */
    public RolloutResult result(RolloutState ended) {
        RolloutResult result = refusal.map(none -> RolloutEnd.of(none.record().spec(), ended, none.outcome()))
                .orElseGet(() -> RolloutEnd.of(driver().record().spec(), ended));
        if (failBuild && RolloutEnd.isFailure(result)) {
            throw new RolloutEndedException(result);
        }
        return result;
    }
}
