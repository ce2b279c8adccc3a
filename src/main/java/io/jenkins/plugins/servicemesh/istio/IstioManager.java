package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.MeshCapabilities;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
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
import java.util.stream.Stream;

/** Istio with sidecars. */
public final class IstioManager implements MeshManager {

    /** A subset before the route that leads to it. */
    private static final List<ResourceType> TYPES = List.of(
            IstioTypes.PEER_AUTHENTICATION,
            IstioTypes.AUTHORIZATION_POLICY,
            IstioTypes.TELEMETRY,
            IstioTypes.DESTINATION_RULE,
            IstioTypes.VIRTUAL_SERVICE);

    /** The kinds of all changes: the Namespace is edited, never created. */
    static final List<ResourceType> WRITE_ORDER =
            Stream.concat(Stream.of(KubernetesTypes.NAMESPACE), TYPES.stream()).toList();

    @Override
    public MeshType type() {
        return MeshType.ISTIO;
    }

    @Override
    public List<Need> needs(MeshSpec spec, Snapshot soFar) {
        return IstioNeeds.of(spec);
    }

    @Override
    public Plan plan(MeshSpec spec, Snapshot snapshot, Owner owner) {
        return new IstioPlanner(spec, snapshot, owner).plan();
    }

    @Override
    public List<Finding> check(Resource resource) {
        return IstioRules.check(resource);
    }

    @Override
    public List<Finding> checkTogether(Collection<Resource> resources) {
        return IstioSetRules.check(resources);
    }

    @Override
    public List<ResourceType> types() {
        return TYPES;
    }

    @Override
    public MeshCapabilities capabilities() {
        return IstioCapabilities.SIDECAR;
    }
}
