package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.RollbackResult;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.document.DocumentReview;
import io.jenkins.plugins.servicemesh.document.SourceResource;
import io.jenkins.plugins.servicemesh.document.YamlDocuments;
import io.jenkins.plugins.servicemesh.dsl.MeshDslEvaluator;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest.Source;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.CleanUp;
import io.jenkins.plugins.servicemesh.operation.EntrySelection;
import io.jenkins.plugins.servicemesh.operation.MeshStatus;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.operation.ReadStatus;
import io.jenkins.plugins.servicemesh.operation.RollBack;
import io.jenkins.plugins.servicemesh.operation.Work;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import io.jenkins.plugins.servicemesh.report.PlanText;
import io.jenkins.plugins.servicemesh.report.StatusJson;
import io.jenkins.plugins.servicemesh.report.StatusText;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.step.result.PlanResult;
import io.jenkins.plugins.servicemesh.step.result.StatusResult;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import io.jenkins.plugins.servicemesh.step.result.ValidateResult;
import io.jenkins.plugins.servicemesh.step.result.WantedText;
import io.jenkins.plugins.servicemesh.step.result.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs each kind of request by its operation. */
final class RequestRunner implements StepRequest.Visitor<StepResult> {

    private final StepSite site;

    RequestRunner(StepSite site) {
        this.site = site;
    }

    @Override
    public StepResult make(StepRequest.Make request) {
        return make(request.spec());
    }

    private WriteResult make(MeshSpec spec) {
        ApplyResult result = new ApplyMesh(site.operation()).apply(site.inNamespace(spec), site.options());
        return WriteResult.of(List.of(result));
    }

    /** The block that such a request needs is run by {@link TemporaryChange}. */
    @Override
    public StepResult makeForATime(StepRequest.MakeForATime request) {
        throw new IllegalStateException("it needs a block");
    }

    /** It outlives a single call, so whoever runs the Pipeline drives it. */
    @Override
    public StepResult rollOut(StepRequest.RollOut request) {
        throw new IllegalStateException("it needs a driver");
    }

    @Override
    public StepResult plan(StepRequest.Plan request) {
        return plan(text(request.source()));
    }

    @Override
    public StepResult apply(StepRequest.Apply request) {
        WantedText wanted = text(request.source());
        FindingsException.throwIfErrors(intents(wanted, documents(wanted))
                .flatMap(intent ->
                        site.within(intent).rollouts(intent).stream().map(rollout -> refused(rollout, intent)))
                .toList());
        return apply(wanted);
    }

    /** This step ends with what it wrote; a rollout takes its time, and outlives a restart only as a step of its own. */
    private static Finding refused(RolloutSpec rollout, MeshIntent intent) {
        return Finding.error("step/rollout", "meshApply runs no rollouts: " + rollout.describe())
                .at(intent.place())
                .withSuggestion("write the canary in a mesh { } block, or call meshCanary after this step");
    }

    PlanResult plan(WantedText wanted) {
        wanted.intents().forEach(this::tellRollouts);
        List<Plan> plans = work(wanted).stream().map(Work::plan).toList();
        Plan all = Plan.join(plans);
        PlanText.lines(all).forEach(site::log);
        FindingsText.lines(all.findings()).forEach(site::log);
        FindingsException.throwIfErrors(all.findings());
        return PlanResult.of(wanted, plans);
    }

    WriteResult apply(WantedText wanted) {
        return WriteResult.of(
                work(wanted).stream().map(work -> work.apply(site.options())).toList());
    }

    /** Part by part, as it was planned: a part that moved ends it. */
    WriteResult apply(PlanResult approved) {
        List<Work<?>> parts = work(approved.wanted());
        List<ApplyResult> results = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            results.add(parts.get(i).applyApproved(approved.fingerprints().get(i), site.options()));
        }
        return WriteResult.of(results);
    }

    @Override
    public StepResult status(StepRequest.Status request) {
        MeshStatus status = new ReadStatus(site.operation()).read(site.namespace());
        List<String> lines = StatusText.lines(status);
        lines.forEach(site::log);
        return new StatusResult(
                status.isDegraded() ? Outcome.DEGRADED : Outcome.UNCHANGED,
                "",
                String.join("\n", lines),
                JsonText.print(StatusJson.of(status)));
    }

    @Override
    public StepResult cleanUp(StepRequest.CleanUp request) {
        CleanUp operation = new CleanUp(site.operation());
        RollbackResult result = operation.cleanUp(site.namespace());
        if (request.forget() && result.isComplete()) {
            operation.forget(site.namespace());
            return WriteResult.of(result.unrecorded());
        }
        return WriteResult.of(result);
    }

    @Override
    public StepResult rollBack(StepRequest.RollBack request) {
        EntrySelection selection = request.selection().accept(new Selected());
        return WriteResult.of(new RollBack(site.operation()).rollBack(site.namespace(), selection));
    }

    @Override
    public StepResult validate(StepRequest.Validate request) {
        WantedText wanted = text(request.source());
        YamlDocuments documents = documents(wanted);
        DocumentReview review = new DocumentReview(new IstioManager());
        List<Finding> findings = new ArrayList<>(documents.findings());
        findings.addAll(review.findings(documents.resources()));
        intents(wanted, documents).forEach(intent -> findings.addAll(review.findings(intent)));
        FindingsText.lines(findings).forEach(site::log);
        FindingsException.throwIfErrors(findings);
        return ValidateResult.of(findings);
    }

    private WantedText text(Source source) {
        if (source instanceof Source.File file) {
            String text = site.host().read(file.path());
            return file.path().endsWith(MeshDslEvaluator.EXTENSION)
                    ? WantedText.of(site.host().evaluate(text, file.path()), file.path())
                    : WantedText.of(text, file.path());
        }
        return WantedText.of(((Source.Text) source).yaml(), "yaml");
    }

    /** Each intent in the cluster and the namespace that it names itself, or else in the scope's. */
    private List<Work<?>> work(WantedText wanted) {
        YamlDocuments documents = documents(wanted);
        FindingsException.throwIfErrors(documents.findings());
        documents.intents().forEach(this::tellRollouts);
        List<Work<?>> work = new ArrayList<>();
        intents(wanted, documents).forEach(intent -> {
            StepSite inner = site.within(intent);
            work.addAll(Work.of(inner.specs(intent), List.of(), inner::operation));
        });
        List<Resource> objects =
                documents.resources().stream().map(SourceResource::resource).toList();
        work.addAll(Work.of(List.of(), objects, site::operation));
        return work;
    }

    /** A plan is of a moment: what takes its time is named, so that nobody takes it for forgotten. */
    private void tellRollouts(MeshIntent intent) {
        site.within(intent)
                .rollouts(intent)
                .forEach(rollout -> site.log(
                        "not part of it: the rollout of " + rollout.describe() + " by " + rollout.describeStages()));
    }

    private static Stream<MeshIntent> intents(WantedText wanted, YamlDocuments documents) {
        return Stream.concat(wanted.intents().stream(), documents.intents().stream());
    }

    private static YamlDocuments documents(WantedText wanted) {
        return YamlDocuments.read(wanted.yaml(), wanted.source());
    }

    /** The operation's own word for what was chosen. */
    private static final class Selected implements StepRequest.Selection.Visitor<EntrySelection> {
        @Override
        public EntrySelection last(StepRequest.Selection.Last chosen) {
            return new EntrySelection.Last();
        }

        @Override
        public EntrySelection entry(StepRequest.Selection.Entry chosen) {
            return new EntrySelection.Entry(chosen.id());
        }

        @Override
        public EntrySelection build(StepRequest.Selection.Build chosen) {
            return new EntrySelection.Build(chosen.by());
        }

        @Override
        public EntrySelection since(StepRequest.Selection.Since chosen) {
            return new EntrySelection.Since(chosen.time());
        }
    }
}
