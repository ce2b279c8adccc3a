package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.Work;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the user wants, of which namespaces of which cluster: the options that plan, diff and apply share. */
final class Wanted {

    @Mixin
    private ClusterChoice choice = new ClusterChoice();

    @Mixin
    private FileChoice files = new FileChoice();

    @Mixin
    private MetricsChoice metrics = new MetricsChoice();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Namespace for mesh blocks that name none.")
    private @Nullable String namespace;

    @Mixin
    private SharingChoice sharing = new SharingChoice();

    /** The plan of everything; names the rollouts, which are of no moment. */
    Plan plan(Terminal terminal) {
        IntentFiles wanted = files.read(terminal);
        wanted.intents().forEach(intent -> RolloutNote.tell(intent, namespace, terminal));
        try (Cluster cluster = choice.open(terminal)) {
            return Plan.join(
                    work(wanted, cluster, terminal).stream().map(Work::plan).toList());
        }
    }

    /**
     * Plans each unit and applies it, one after the other; when all is in effect runs the rollouts, each to its end, until one does
     * not get what it wanted.
     *
     * @param told of what was applied; answers how that went
     */
    ExitCode apply(
            Terminal terminal,
            UnaryOperator<ApplyOptions> options,
            GatesChoice gates,
            Function<List<ApplyResult>, ExitCode> told) {
        IntentFiles wanted = files.read(terminal);
        ApplyOptions all = options.apply(ApplyOptions.because("mesh apply -f " + files.name()));
        try (Cluster cluster = choice.open(terminal)) {
            List<ApplyResult> results = new ArrayList<>();
            for (Work<?> work : work(wanted, cluster, terminal)) {
                results.add(work.apply(all));
            }
            ExitCode applied = told.apply(results);
            if (applied == ExitCode.DONE) {
                return rollOut(rollouts(wanted), cluster, terminal, gates);
            }
            rollouts(wanted).forEach(left -> tellNotBegun(left, terminal));
            return applied;
        }
    }

    private static void tellNotBegun(RolloutSpec left, Terminal terminal) {
        terminal.say("not begun: the rollout of " + left.describe());
    }

    private ExitCode rollOut(List<RolloutSpec> rollouts, Cluster cluster, Terminal terminal, GatesChoice gates) {
        for (int i = 0; i < rollouts.size(); i++) {
            RolloutSpec rollout = rollouts.get(i);
            OperationContext operation = operation(cluster, rollout.namespace(), terminal);
            ExitCode end = new RolloutRun(terminal, operation, metrics, gates).begin(rollout);
            if (end != ExitCode.DONE) {
                rollouts.subList(i + 1, rollouts.size()).forEach(left -> tellNotBegun(left, terminal));
                return end;
            }
        }
        return ExitCode.DONE;
    }

    private List<RolloutSpec> rollouts(IntentFiles wanted) {
        return wanted.intents().stream()
                .flatMap(intent ->
                        Optional.ofNullable(namespace).map(intent::rollouts).orElseGet(intent::rollouts).stream())
                .map(rollout -> rollout.with(sharing.wanted().or(rollout.sharing())))
                .toList();
    }

    private List<Work<?>> work(IntentFiles wanted, Cluster cluster, Terminal terminal) {
        List<Work<?>> work = new ArrayList<>();
        wanted.intents().stream().filter(MeshIntent::isConfiguration).forEach(intent -> {
            MeshSpec spec = Optional.ofNullable(namespace).map(intent::spec).orElseGet(intent::spec);
            Sharing shares = sharing.wanted().or(intent.sharing());
            work.addAll(Work.of(List.of(spec), List.of(), name -> operation(cluster, name, terminal)
                    .with(shares)));
        });
        work.addAll(Work.of(List.of(), wanted.resources(), name -> operation(cluster, name, terminal)
                .with(sharing.wanted())));
        return work;
    }

    private OperationContext operation(Cluster cluster, String name, Terminal terminal) {
        return metrics.on(choice.operation(cluster, name, terminal), terminal);
    }
}
