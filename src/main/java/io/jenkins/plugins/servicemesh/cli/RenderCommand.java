package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.mesh.EmptyNamespace;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.report.FindingsText;
import io.jenkins.plugins.servicemesh.report.PlanYaml;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "render",
        mixinStandardHelpOptions = true,
        description = "Prints the objects that DSL and mesh files make in an empty namespace; needs no cluster.")
final class RenderCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private FileChoice files = new FileChoice();

    @Mixin
    private OfflineMesh mesh = new OfflineMesh();

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAME",
            description = "Namespace for mesh blocks that name none.")
    private @Nullable String namespace;

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "For whom objects are made (default: ${DEFAULT-VALUE}).")
    private String owner = "mesh-command";

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Plan all = Plan.EMPTY;
        for (MeshIntent intent : files.read(terminal).intents()) {
            RolloutNote.tell(intent, namespace, terminal);
            if (intent.isConfiguration()) {
                all = all.then(
                        plan(Optional.ofNullable(namespace).map(intent::spec).orElseGet(intent::spec)));
            }
        }
        FindingsException.throwIfErrors(all.findings());
        FindingsText.lines(all.findings()).forEach(terminal::say);
        PlanYaml.documents(all).forEach(terminal::answer);
        return ExitCode.DONE.number();
    }

    private Plan plan(MeshSpec spec) {
        MeshManager manager = mesh.manager();
        Plan plan = EmptyNamespace.plan(manager, spec, new Owner(owner));
        return plan.withFindings(plan.changes().stream()
                .flatMap(change -> change.result().stream())
                .flatMap(resource -> manager.check(resource).stream())
                .filter(Finding::isError)
                .toList());
    }
}
