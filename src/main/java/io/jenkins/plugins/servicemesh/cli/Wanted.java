package io.jenkins.plugins.servicemesh.cli;

import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.operation.ApplyMesh;
import io.jenkins.plugins.servicemesh.operation.ApplyOptions;
import io.jenkins.plugins.servicemesh.operation.ApplyResources;
import io.jenkins.plugins.servicemesh.operation.OperationContext;
import io.jenkins.plugins.servicemesh.operation.PlanMesh;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** One unit that is planned and applied as a whole. */
    private interface Unit {
        Plan plan();

        ApplyResult apply(Plan plan, ApplyOptions options);
    }

    /** The plan of everything. */
    Plan plan(Terminal terminal) {
        try (Cluster cluster = choice.open(terminal)) {
            Plan all = Plan.EMPTY;
            for (Unit unit : units(cluster, terminal)) {
                all = all.then(unit.plan());
            }
            return all;
        }
    }

    /** Plans each unit and applies it, one after the other. */
    List<ApplyResult> apply(Terminal terminal, boolean dryRun, Duration verifyFor) {
        ApplyOptions options = new ApplyOptions("mesh apply -f " + files.name(), dryRun, verifyFor);
        List<ApplyResult> results = new ArrayList<>();
        try (Cluster cluster = choice.open(terminal)) {
            for (Unit unit : units(cluster, terminal)) {
                results.add(unit.apply(unit.plan(), options));
            }
        }
        return results;
    }

    private List<Unit> units(Cluster cluster, Terminal terminal) {
        IntentFiles wanted = files.read(terminal);
        List<Unit> units = new ArrayList<>();
        wanted.intents().forEach(intent -> {
            MeshSpec spec = Optional.ofNullable(namespace).map(intent::spec).orElseGet(intent::spec);
            units.add(intent(spec, choice.operation(cluster, spec.namespace(), terminal)));
        });
        byNamespace(wanted.resources())
                .forEach((name, resources) -> units.add(objects(resources, choice.operation(cluster, name, terminal))));
        return units;
    }

    private static Map<String, List<Resource>> byNamespace(List<Resource> resources) {
        Map<String, List<Resource>> groups = new LinkedHashMap<>();
        resources.forEach(resource -> groups.computeIfAbsent(resource.namespace(), name -> new ArrayList<>())
                .add(resource));
        return groups;
    }

    private static Unit intent(MeshSpec spec, OperationContext operation) {
        return new Unit() {
            @Override
            public Plan plan() {
                return new PlanMesh(operation).plan(spec);
            }

            @Override
            public ApplyResult apply(Plan plan, ApplyOptions options) {
                return new ApplyMesh(operation).apply(plan, spec, options);
            }
        };
    }

    private static Unit objects(List<Resource> resources, OperationContext operation) {
        ApplyResources apply = new ApplyResources(operation);
        return new Unit() {
            @Override
            public Plan plan() {
                return apply.plan(resources);
            }

            @Override
            public ApplyResult apply(Plan plan, ApplyOptions options) {
                return apply.apply(plan, resources, options);
            }
        };
    }
}
