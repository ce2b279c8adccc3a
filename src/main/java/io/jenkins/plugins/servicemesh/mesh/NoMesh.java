package io.jenkins.plugins.servicemesh.mesh;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Collection;
import java.util.List;

/** No mesh: an empty intent needs nothing, and any other is refused, never quietly dropped. */
public final class NoMesh implements MeshManager {

    @Override
    public MeshType type() {
        return MeshType.NONE;
    }

    @Override
    public List<Need> needs(MeshSpec spec, Snapshot soFar) {
        return List.of();
    }

    @Override
    public Plan plan(MeshSpec spec, Snapshot snapshot, Owner owner) {
        return spec.isEmpty() ? Plan.EMPTY : Plan.EMPTY.withFindings(List.of(refusal()));
    }

    @Override
    public List<Finding> check(Resource resource) {
        return List.of(refusal());
    }

    @Override
    public List<Finding> checkTogether(Collection<Resource> resources) {
        return List.of();
    }

    @Override
    public List<String> hosts(Resource resource) {
        return List.of();
    }

    @Override
    public List<ResourceType> types() {
        return List.of();
    }

    @Override
    public List<Need> statusNeeds(String namespace, Snapshot soFar) {
        return List.of();
    }

    @Override
    public MeshFacts status(String namespace, Snapshot snapshot) {
        return MeshFacts.none();
    }

    @Override
    public MeshCapabilities capabilities() {
        return MeshCapabilities.all(new Support.Unsupported("no mesh is configured", "name a mesh"));
    }

    private static Finding refusal() {
        return Finding.error("mesh/none", "no mesh is configured, so nothing can be asked of it")
                .withSuggestion("name a mesh: AUTO or ISTIO");
    }
}
