package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.operation.TemporaryMesh;
import io.jenkins.plugins.servicemesh.step.result.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What holds while a block runs: begun before it, ended after it however it ends, and at the limit at the latest. */
public final class TemporaryChange {

    private final StepSite site;
    private final String namespace;
    private final Duration atMost;
    private final Optional<String> entry;
    private final WriteResult result;

    private TemporaryChange(StepSite site, String namespace, Duration atMost, ApplyResult applied) {
        this.site = site;
        this.namespace = namespace;
        this.atMost = atMost;
        this.entry = applied.journalEntry();
        this.result = WriteResult.of(List.of(applied));
    }

    static TemporaryChange begin(StepCall call, StepSite site) {
        StepRequest.MakeForATime request = (StepRequest.MakeForATime) call.request();
        MeshSpec spec = site.inNamespace(request.spec());
        ApplyResult applied = new TemporaryMesh(site.operation()).begin(spec, request.atMost(), site.options());
        return new TemporaryChange(site, spec.namespace(), request.atMost(), applied);
    }

    /** How long it may hold. */
    public Duration atMost() {
        return atMost;
    }

    /** How it began. */
    public WriteResult begun() {
        return result;
    }

    /** Puts back what was changed; once is enough, twice does no harm. */
    public WriteResult end() {
        TemporaryMesh operation = new TemporaryMesh(site.operation(namespace));
        RollbackResult back = entry.map(id -> operation.end(namespace, id)).orElse(RollbackResult.NOTHING);
        return WriteResult.of(back);
    }
}
