package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.step.result.PlanResult;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import io.jenkins.plugins.servicemesh.step.result.WantedText;

/** Runs the calls of steps in one scope. */
public final class StepRunner {

    private final StepSite site;

    /** @param scope what the blocks around the call supply */
    public StepRunner(StepHost host, StepScope scope) {
        this.site = new StepSite(host, scope);
    }

    /**
     * Runs a call to its end.
     *
     * @throws RuntimeException why it did not do what was wanted, unless the call wants to be told by its result
     */
    public StepResult run(StepCall call) {
        StepSite inner = site.within(call);
        return inner.told(call.failBuild(), () -> call.request().accept(new RequestRunner(inner)));
    }

    /** What a block of the DSL would write; fails as {@link #run} does. */
    public StepResult plan(MeshIntent intent) {
        StepSite inner = site.within(intent);
        return inner.told(intent.failBuild(), () -> new RequestRunner(inner).plan(WantedText.of(intent)));
    }

    /** Makes a block of the DSL so; fails as {@link #run} does. */
    public StepResult apply(MeshIntent intent) {
        StepSite inner = site.within(intent);
        return inner.told(intent.failBuild(), () -> new RequestRunner(inner).apply(WantedText.of(intent)));
    }

    /**
     * Applies exactly what was approved; fails as {@link #run} does.
     *
     * @param failBuild whether a refusal fails the build
     * @param sharing what the call says of objects that controllers keep; whoever made the plan may not have said it
     */
    public StepResult apply(PlanResult approved, boolean failBuild, Sharing sharing) {
        return site.told(failBuild, () -> new RequestRunner(site.with(sharing)).apply(approved));
    }

    /** Begins what holds while a block runs; fails as {@link #run} does. */
    public TemporaryChange begin(StepCall call) {
        return TemporaryChange.begin(call, site.within(call));
    }

    /** What a call began before a restart. @param begun how it began */
    public TemporaryChange goOn(StepCall call, StepResult begun) {
        return TemporaryChange.begun(call, site.within(call), begun);
    }

    /** Begins a rollout; a refusal before it begins is an exception. */
    public StepRollout rollOut(StepCall call) {
        return StepRollout.begin(call, site.within(call));
    }

    /**
     * Begins a rollout of a block of the DSL.
     *
     * @param number which of them, from 0
     */
    public StepRollout rollOut(MeshIntent intent, int number) {
        return StepRollout.begin(intent, number, site.within(intent));
    }

    /** Goes on with a rollout after a restart. */
    public StepRollout resume(String namespace, String id, boolean failBuild) {
        return StepRollout.resume(namespace, id, site, failBuild);
    }
}
