package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.RolloutQueries;
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
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A rollout that a call of a step runs. Whoever runs the Pipeline advances it, and holds no thread in between. Namespace and id are
 * all that it takes to go on with it after a restart.
 */
public final class StepRollout {

    private final RolloutDriver driver;
    private final boolean failBuild;

    private StepRollout(RolloutDriver driver, boolean failBuild) {
        this.driver = driver;
        this.failBuild = failBuild;
    }

    static StepRollout begin(StepCall call, StepSite site) {
        RolloutSpec spec = ((StepRequest.RollOut) call.request()).rollout().in(site.namespace());
        return begin(spec, site, call.failBuild());
    }

    static StepRollout begin(MeshIntent intent, int number, StepSite site) {
        return begin(site.rollouts(intent).get(number), site, intent.failBuild());
    }

    private static StepRollout begin(RolloutSpec spec, StepSite site, boolean failBuild) {
        return new StepRollout(rollouts(spec, site).begin(spec, telling(site)), failBuild);
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
                operation.events()));
    }

    private static Optional<MetricSource> metrics(OperationContext operation, RolloutSpec spec, StepSite site) {
        return RolloutQueries.of(operation, spec).flatMap(queries -> site.host()
                .metrics(operation.cluster(), spec.analysis().source(), queries));
    }

    /** See {@link RolloutDriver#advance}. */
    public Pending advance() {
        return driver.advance();
    }

    /** See {@link RolloutDriver#answer}. */
    public void answer(boolean yes, String by) {
        driver.answer(yes, by);
    }

    /** See {@link RolloutDriver#say}. */
    public void say(Command command, String by) {
        driver.say(command, by);
    }

    /** The rollout as it is now. */
    public RolloutRecord record() {
        return driver.record();
    }

    /**
     * How it ended.
     *
     * @throws RolloutEndedException when it did not reach what was wanted and the step shall fail for it
     */
    public RolloutResult result(RolloutState ended) {
        RolloutResult result = RolloutEnd.of(driver.record().spec(), ended);
        if (failBuild && RolloutEnd.isFailure(result)) {
            throw new RolloutEndedException(result);
        }
        return result;
    }
}
