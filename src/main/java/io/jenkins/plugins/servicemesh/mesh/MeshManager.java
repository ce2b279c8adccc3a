package io.jenkins.plugins.servicemesh.mesh;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.mesh.status.MeshFacts;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
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
import java.util.Optional;

/** One mesh. It only plans: it reads nothing and writes nothing by itself, so the same intent on the same snapshot gives the same plan. */
public interface MeshManager {

    /** Which mesh this is; never AUTO. */
    MeshType type();

    /**
     * What has to be read to plan this intent, judged by what was read so far. Asked again until it wants nothing new.
     *
     * @return needs, those that the snapshot answers already included at will
     */
    List<Need> needs(MeshSpec spec, Snapshot soFar);

    /**
     * The exact changes that the intent needs. All that is wrong with the intent on this snapshot comes as findings of the
     * plan, all at once; with an error among them the changes are only what could be worked out.
     *
     * @param owner who will own what is created
     */
    Plan plan(MeshSpec spec, Snapshot snapshot, Owner owner);

    /** Findings of this mesh's own rules on one object of its kinds: what its schema cannot say. */
    List<Finding> check(Resource resource);

    /** Findings on these objects together, such as a route to a version that nothing defines. */
    List<Finding> checkTogether(Collection<Resource> resources);

    /** The hosts whose routes this object decides, fully qualified; none for an object that decides no routes. */
    List<String> hosts(Resource resource);

    /** The hosts to which this object itself sends requests, fully qualified; none for an object that sends none. */
    default List<String> routed(Resource resource) {
        return hosts(resource);
    }

    /** The kinds that this mesh's plans create, in the order in which they are written. */
    List<ResourceType> types();

    /** What has to be read to tell the mesh's state in a namespace, judged by what was read so far; asked again as for a plan. */
    List<Need> statusNeeds(String namespace, Snapshot soFar);

    /** The mesh's state in a namespace as that snapshot shows it: facts only; what could not be read is told as not known. */
    MeshFacts status(String namespace, Snapshot snapshot);

    /** What this mesh can do, and what it cannot. */
    MeshCapabilities capabilities();

    /** How this mesh moves requests from one version to another; empty when it cannot. */
    default Optional<TrafficShift> trafficShift() {
        return Optional.empty();
    }

    /** What this mesh's proxies count; empty when there are none. */
    default Optional<MetricQueries> metricQueries() {
        return Optional.empty();
    }

    /**
     * What they count, as the data plane of these pods wants it.
     *
     * @param pods of all versions that are compared
     */
    default Optional<MetricQueries> metricQueries(Collection<Resource> pods) {
        return metricQueries();
    }
}
