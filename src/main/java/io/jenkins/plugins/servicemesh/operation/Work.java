package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is planned and applied as a whole, in one namespace.
 *
 * @param operation makes it so
 * @param wanted an intent, or whole objects
 */
public record Work<W>(Apply<W> operation, W wanted) {

    /** All that is wanted: each intent by itself, and the objects namespace by namespace. */
    public static List<Work<?>> of(
            List<MeshSpec> intents, List<Resource> objects, Function<String, OperationContext> contexts) {
        Map<String, List<Resource>> byNamespace = objects.stream()
                .collect(Collectors.groupingBy(Resource::namespace, LinkedHashMap::new, Collectors.toList()));
        Stream<Work<?>> first =
                intents.stream().map(spec -> new Work<>(new ApplyMesh(contexts.apply(spec.namespace())), spec));
        Stream<Work<?>> second = byNamespace.entrySet().stream()
                .map(entry -> new Work<>(new ApplyResources(contexts.apply(entry.getKey())), entry.getValue()));
        return Stream.concat(first, second).toList();
    }

    /** What would be written. */
    public Plan plan() {
        return operation.plan(wanted);
    }

    /** See {@link Apply#apply(Object, ApplyOptions)}. */
    public ApplyResult apply(ApplyOptions options) {
        return operation.apply(wanted, options);
    }

    /** See {@link Apply#applyApproved}. */
    public ApplyResult applyApproved(String fingerprint, ApplyOptions options) {
        return operation.applyApproved(wanted, fingerprint, options);
    }
}
