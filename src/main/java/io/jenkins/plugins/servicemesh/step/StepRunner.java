package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.step.result.PlanResult;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import io.jenkins.plugins.servicemesh.step.result.WantedText;
import io.jenkins.plugins.servicemesh.step.result.WriteResult;
import java.util.Objects;

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
        return call.failBuild() ? call.request().accept(new RequestRunner(inner)) : told(call, inner);
    }

    private static StepResult told(StepCall call, StepSite site) {
        try {
            return call.request().accept(new RequestRunner(site));
        } catch (FindingsException | ClusterException | MovedException | ApplyFailedException e) {
            String message = Objects.toString(e.getMessage(), "");
            site.log(message);
            return new StepResult(Outcome.of(e), message);
        }
    }

    /** What a block of the DSL would write. */
    public PlanResult plan(MeshIntent intent) {
        return new RequestRunner(site.within(intent)).plan(WantedText.of(intent));
    }

    /** Makes a block of the DSL so. */
    public WriteResult apply(MeshIntent intent) {
        return new RequestRunner(site.within(intent)).apply(WantedText.of(intent));
    }

    /** Applies exactly what was approved. */
    public WriteResult apply(PlanResult approved) {
        return new RequestRunner(site).apply(approved);
    }

    /** Begins what holds while a block runs. */
    public TemporaryChange begin(StepCall call) {
        return TemporaryChange.begin(call, site.within(call));
    }
}
