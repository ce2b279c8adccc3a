package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.HostLeases;
import io.jenkins.plugins.servicemesh.apply.SharingProbe;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.SharedObjects;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.stream.Stream;

/** Tries out once, before a rollout writes anything, whether controllers leave its edits alone. */
final class ControllerProbe {

    private final RolloutSite site;
    private final RolloutSpec spec;
    private final TrafficShift shift;
    private final TrafficMover mover;
    private final HostLeases leases;

    ControllerProbe(RolloutSite site, RolloutSpec spec, TrafficShift shift, TrafficMover mover, HostLeases leases) {
        this.site = site;
        this.spec = spec;
        this.shift = shift;
        this.mover = mover;
        this.leases = leases;
    }

    /**
     * Tries it out on all that the first plan edits and on all that holds weights.
     *
     * @return whether objects moved by it: they have to be read again
     * @throws FindingsException when the policy does not allow it where such an object is, or a controller undid it
     */
    boolean probe(Plan first) {
        List<Resource> objects = spec.sharing() == Sharing.SHARE ? shared(first) : List.of();
        FindingsException.throwIfErrors(objects.stream()
                .flatMap(object -> refusals(object).stream())
                .distinct()
                .toList());
        new SharingProbe(site.cluster(), site.journal(), site.clock(), leases::renew)
                .probe(objects, SharingProbe.TIME, new SharingProbe.Asker(spec.namespace(), site.owner(), site.by()));
        return !objects.isEmpty();
    }

    /** A route may be an object of another namespace than the rollout's. */
    private List<Finding> refusals(Resource object) {
        return site.policy().get().refusals(spec.sharing(), object.namespace());
    }

    private List<Resource> shared(Plan first) {
        Stream<Resource> routes = shift.shares(spec, mover.objects()).stream()
                .flatMap(share -> mover.objects().find(share.object()).stream())
                .filter(object -> SharedObjects.controller(object, site.owner()).isPresent());
        return Stream.concat(SharedObjects.editedBy(first, site.owner()).stream(), routes)
                .distinct()
                .toList();
    }
}
