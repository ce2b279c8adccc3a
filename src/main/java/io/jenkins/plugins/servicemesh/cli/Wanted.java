package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.operation.Work;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the user wants, of which namespaces of which cluster: the options that plan, diff and apply share. */
final class Wanted {

    @Mixin
    private ClusterChoice choice = new ClusterChoice();

    @Mixin
    private FileChoice files = new FileChoice();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Namespace for mesh blocks that name none.")
    private @Nullable String namespace;

    /** The plan of everything. */
    Plan plan(Terminal terminal) {
        try (Cluster cluster = choice.open(terminal)) {
            return Plan.join(work(cluster, terminal).stream().map(Work::plan).toList());
        }
    }

    /** Plans each unit and applies it, one after the other. */
    List<ApplyResult> apply(Terminal terminal, boolean dryRun, Duration verifyFor) {
        ApplyOptions options = ApplyOptions.because("mesh apply -f " + files.name())
                .withDryRun(dryRun)
                .withVerifyFor(verifyFor);
        List<ApplyResult> results = new ArrayList<>();
        try (Cluster cluster = choice.open(terminal)) {
            for (Work<?> work : work(cluster, terminal)) {
                results.add(work.apply(options));
            }
        }
        return results;
    }

    private List<Work<?>> work(Cluster cluster, Terminal terminal) {
        IntentFiles wanted = files.read(terminal);
        wanted.intents().forEach(intent -> RolloutNote.tell(intent, namespace, terminal));
        List<MeshSpec> specs = wanted.intents().stream()
                .filter(MeshIntent::isConfiguration)
                .map(intent -> Optional.ofNullable(namespace).map(intent::spec).orElseGet(intent::spec))
                .toList();
        return Work.of(specs, wanted.resources(), name -> choice.operation(cluster, name, terminal));
    }
}
