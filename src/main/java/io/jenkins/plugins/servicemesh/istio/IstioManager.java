package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.metric.IstioMetricQueries;
import io.jenkins.plugins.servicemesh.istio.metric.Reporter;
import io.jenkins.plugins.servicemesh.istio.planner.IstioNeeds;
import io.jenkins.plugins.servicemesh.istio.planner.IstioPlanner;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.istio.rule.IstioSetRules;
import io.jenkins.plugins.servicemesh.istio.shift.IstioTrafficShift;
import io.jenkins.plugins.servicemesh.istio.status.IstioStatus;
import io.jenkins.plugins.servicemesh.istio.status.IstioStatusNeeds;
import io.jenkins.plugins.servicemesh.mesh.MeshCapabilities;
import io.jenkins.plugins.servicemesh.mesh.MeshManager;
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

/** Istio with sidecars. */
public final class IstioManager implements MeshManager {

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
        return new IstioPlanner(spec, snapshot, owner).plan().withFindings(IstioCapabilities.refusals(spec));
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
    public List<String> hosts(Resource resource) {
        return RoutedHosts.of(resource);
    }

    @Override
    public List<String> routed(Resource resource) {
        return RoutedHosts.routed(resource);
    }

    @Override
    public List<ResourceType> types() {
        return IstioTypes.PLANNED;
    }

    @Override
    public List<Need> statusNeeds(String namespace, Snapshot soFar) {
        return IstioStatusNeeds.of(namespace, soFar);
    }

    @Override
    public MeshFacts status(String namespace, Snapshot snapshot) {
        return IstioStatus.of(namespace, snapshot);
    }

    @Override
    public MeshCapabilities capabilities() {
        return IstioCapabilities.SIDECAR;
    }

    @Override
    public Optional<TrafficShift> trafficShift() {
        return Optional.of(new IstioTrafficShift());
    }

    /** As sidecars of the called pods count. */
    @Override
    public Optional<MetricQueries> metricQueries() {
        return Optional.of(new IstioMetricQueries(Reporter.DESTINATION));
    }

    @Override
    public Optional<MetricQueries> metricQueries(Collection<Resource> pods) {
        return Optional.of(new IstioMetricQueries(Reporter.of(pods)));
    }
}
