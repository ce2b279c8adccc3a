package io.jenkins.plugins.servicemesh.istio.builder;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;

/**
 * What all builders of Istio objects promise: the order of calls never matters, a field given two values is an error, and
 * what was built stays as it is when the builder is used again.
 *
 * @param <B> the builder itself
 */
public abstract class ResourceBuilder<B extends ResourceBuilder<B>> {

    private final ResourceId id;
    private final Draft metadata = new Draft("metadata");

    /** The fields of the object's {@code spec} as given so far. */
    final Draft spec = new Draft("spec");

    ResourceBuilder(ResourceType type, String namespace, String name) {
        this.id = ResourceId.of(type, namespace, name);
    }

    /** The namespace of the object. */
    final String namespace() {
        return id.namespace();
    }

    /** Adds a label to the object itself. */
    public final B label(String key, String value) {
        metadata.put("labels", JsonObject.of(key, value));
        return self();
    }

    /** Adds an annotation to the object. */
    public final B annotation(String key, String value) {
        metadata.put("annotations", JsonObject.of(key, value));
        return self();
    }

    /**
     * The object, checked by {@link IstioRules}.
     *
     * @throws FindingsException with all findings, when one of them is an error
     */
    public final Resource build() {
        FindingsException.throwIfErrors(findings());
        return resource();
    }

    /** All that is wrong or worth knowing by now, warnings included; throws nothing. */
    public final List<Finding> findings() {
        List<Finding> conflicts = new ArrayList<>(metadata.conflicts());
        conflicts.addAll(conflicts());
        List<Finding> placed = conflicts.stream()
                .map(finding -> finding.at(Place.in(id, finding.place().path())))
                .toList();
        return Finding.join(placed, IstioRules.check(resource()));
    }

    private Resource resource() {
        Resource named = Resource.of(id.type(), id.namespace(), id.name());
        JsonObject full = named.metadata();
        for (String key : metadata.tree().keys()) {
            full = full.with(key, metadata.tree().object(key));
        }
        return named.withTree(named.tree().with("metadata", full)).withSpec(spec());
    }

    /** The whole {@code spec}. */
    JsonObject spec() {
        return spec.tree();
    }

    /** What the calls contradict each other in, or what is missing beyond the kind's rules, by path. */
    List<Finding> conflicts() {
        return spec.conflicts();
    }

    abstract B self();
}
