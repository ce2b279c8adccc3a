package io.jenkins.plugins.servicemesh.local.mesh;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.local.step.ContextKey;
import io.jenkins.plugins.servicemesh.local.step.PipelineStep;
import io.jenkins.plugins.servicemesh.local.step.Result;
import io.jenkins.plugins.servicemesh.local.step.StepArguments;
import io.jenkins.plugins.servicemesh.local.step.StepContext;
import io.jenkins.plugins.servicemesh.local.step.StepFailure;
import io.jenkins.plugins.servicemesh.local.step.StepSignature;
import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.rollout.record.TakenOverException;
import io.jenkins.plugins.servicemesh.step.RolloutEndedException;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.StepScope;
import io.jenkins.plugins.servicemesh.step.result.PlanResult;
import io.jenkins.plugins.servicemesh.step.result.StepResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The steps that configure a mesh, for the local runner. */
public final class MeshSteps {

    /** What the blocks around a step supply. */
    static final ContextKey<StepScope> SCOPE = ContextKey.of(StepScope.class);

    private static final String APPLY = "meshApply";
    private static final String PLAN = "meshPlan";
    private static final String FAULT = "meshFault";
    private static final String CANARY = "meshCanary";
    private static final String ISTIO_CANARY = "istioCanary";
    private static final String BLUE_GREEN = "meshBlueGreen";

    private final ClusterDirectory clusters;
    private final Owner owner;
    private final String by;
    private final Map<Cluster, CommandInbox> inboxes = new ConcurrentHashMap<>();

    /**
     * @param owner for whom objects are made
     * @param by this run
     */
    public MeshSteps(ClusterDirectory clusters, Owner owner, String by) {
        this.clusters = clusters;
        this.owner = owner;
        this.by = by;
    }

    /** All of them. */
    public List<PipelineStep> all() {
        PipelineStep scope = PipelineStep.starting(
                StepSignature.named("withMesh").taking("cluster", "namespace").withBody(), MeshSteps::withMesh);
        Stream<PipelineStep> others = StepLanguage.names().stream().map(this::step);
        return Stream.concat(Stream.of(scope), others).toList();
    }

    private static void withMesh(StepArguments arguments, StepContext context) {
        StepScope scope = scope(context).with(arguments.text("cluster"), arguments.text("namespace"));
        context.body(arguments.body()).with(SCOPE, scope).startAsTail();
    }

    private PipelineStep step(String name) {
        StepSignature signature =
                StepSignature.named(name).taking(StepLanguage.arguments(name).toArray(String[]::new));
        return switch (name) {
            case APPLY ->
                PipelineStep.inBackground(
                        signature.taking("spec", "plan"),
                        (arguments, context) -> plainly(() -> apply(arguments, context)));
            case PLAN ->
                PipelineStep.inBackground(
                        signature.taking("spec"), (arguments, context) -> plainly(() -> plan(arguments, context)));
            case FAULT ->
                PipelineStep.starting(
                        signature.withBody(), (arguments, context) -> new TemporaryChangeBody(context, arguments.body())
                                .start(runner(context), call(name, arguments, context)));
            case CANARY ->
                PipelineStep.starting(signature.taking("spec", "number").withOptionalBody(), this::canary);
            case ISTIO_CANARY, BLUE_GREEN ->
                PipelineStep.starting(signature.withOptionalBody(), (arguments, context) -> {
                    StepCall call = call(name, arguments, context);
                    rollOut(arguments, context, () -> runner(context).rollOut(call));
                });
            default ->
                PipelineStep.inBackground(
                        signature, (arguments, context) -> plainly(() -> run(name, arguments, context)));
        };
    }

    /** What a cluster answers is told in its own words, without the name of an exception. */
    static <T> T plainly(Supplier<T> work) {
        try {
            return work.get();
        } catch (ClusterException
                | MovedException
                | ApplyFailedException
                | RolloutEndedException
                | TakenOverException e) {
            throw new StepFailure(String.valueOf(e.getMessage()));
        }
    }

    private StepResult apply(StepArguments arguments, StepContext context) {
        Object spec = arguments.get("spec").orElse("");
        Object plan = arguments.get("plan").orElse("");
        if (spec instanceof MeshIntent intent) {
            return shown(runner(context).apply(intent), context);
        }
        if (plan instanceof PlanResult approved) {
            return shown(
                    runner(context)
                            .apply(
                                    approved,
                                    !Boolean.FALSE.equals(
                                            arguments.get("failBuild").orElse(true)),
                                    StepLanguage.sharing(arguments.get("owner"), context.place())),
                    context);
        }
        refuseOthers(APPLY, arguments, context);
        return run(APPLY, arguments, context);
    }

    private StepResult plan(StepArguments arguments, StepContext context) {
        if (arguments.get("spec").orElse("") instanceof MeshIntent intent) {
            return runner(context).plan(intent);
        }
        refuseOthers(PLAN, arguments, context);
        return run(PLAN, arguments, context);
    }

    /** A call of its own, or one of the rollouts of a mesh block. */
    private void canary(StepArguments arguments, StepContext context) {
        if (arguments.get("spec").orElse("") instanceof MeshIntent intent) {
            int number = ((Number) arguments.get("number").orElse(0)).intValue();
            rollOut(arguments, context, () -> runner(context).rollOut(intent, number));
            return;
        }
        refuseOthers(CANARY, arguments, context);
        StepCall call = call(CANARY, arguments, context);
        rollOut(arguments, context, () -> runner(context).rollOut(call));
    }

    private static void rollOut(StepArguments arguments, StepContext context, Supplier<StepRollout> begin) {
        new RolloutRun(context, arguments.optionalBody()).start(begin);
    }

    private static void refuseOthers(String step, StepArguments arguments, StepContext context) {
        arguments.get("spec").ifPresent(other -> {
            throw refused(step + ": spec has to be a mesh block", "mesh(namespace: 'shop') { ... }", context);
        });
        arguments.get("plan").ifPresent(other -> {
            throw refused(step + ": plan has to be what meshPlan returned", "meshApply plan: approved", context);
        });
    }

    private static FindingsException refused(String message, String example, StepContext context) {
        return new FindingsException(Finding.error("pipeline/argument-type", message)
                .at(context.place())
                .withSuggestion("write: " + example));
    }

    private StepResult run(String name, StepArguments arguments, StepContext context) {
        return shown(runner(context).run(call(name, arguments, context)), context);
    }

    /** A step that did not reach what was wanted, and does not fail the build, makes it unstable. */
    static StepResult shown(StepResult result, StepContext context) {
        if (result.outcome() == Outcome.DEGRADED) {
            context.setResult(Result.UNSTABLE);
        }
        return result;
    }

    private static StepCall call(String name, StepArguments arguments, StepContext context) {
        return StepLanguage.read(name, arguments.all(), context.place());
    }

    private StepRunner runner(StepContext context) {
        return new StepRunner(new LocalStepHost(clusters, owner, by, inboxes, context), scope(context));
    }

    private static StepScope scope(StepContext context) {
        return context.get(SCOPE).orElse(StepScope.NONE);
    }
}
