package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest;
import io.jenkins.plugins.servicemesh.operation.TemporaryMesh;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import io.jenkins.plugins.servicemesh.step.result.WriteResult;
import java.time.Duration;
import java.util.List;

/** What holds while a block runs: begun before it, ended after it however it ends, and at the limit at the latest. */
public final class TemporaryChange {

    private final StepSite site;
    private final StepCall call;
    private final StepResult begun;

    private TemporaryChange(StepSite site, StepCall call, StepResult begun) {
        this.site = site;
        this.call = call;
        this.begun = begun;
    }

    static TemporaryChange begin(StepCall call, StepSite site) {
        return new TemporaryChange(site, call, site.told(call.failBuild(), () -> begin(request(call), site)));
    }

    static TemporaryChange begun(StepCall call, StepSite site, StepResult begun) {
        return new TemporaryChange(site, call, begun);
    }

    private static WriteResult begin(StepRequest.MakeForATime request, StepSite site) {
        TemporaryMesh operation = new TemporaryMesh(site.operation());
        return WriteResult.of(
                List.of(operation.begin(site.inNamespace(request.spec()), request.atMost(), site.options())));
    }

    private static StepRequest.MakeForATime request(StepCall call) {
        return (StepRequest.MakeForATime) call.request();
    }

    /** How long it may hold. */
    public Duration atMost() {
        return request(call).atMost();
    }

    /** Whether it holds; else the block must not run, for it would run without what it is meant to run with. */
    public boolean holds() {
        return begun instanceof WriteResult;
    }

    /** How it began, or why it did not. */
    public StepResult begun() {
        return begun;
    }

    /** Puts back what was changed; once is enough, twice does no harm. Fails as its begin does. */
    public StepResult end() {
        return site.told(call.failBuild(), () -> WriteResult.of(back()));
    }

    private RollbackResult back() {
        String entry = begun instanceof WriteResult written ? written.getJournalEntry() : "";
        return entry.isEmpty()
                ? RollbackResult.NOTHING
                : new TemporaryMesh(site.operation()).end(site.namespace(), entry);
    }
}
