package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.HostLeases;
import io.jenkins.plugins.servicemesh.apply.PermissionGuard;
import io.jenkins.plugins.servicemesh.apply.ShareWriter;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.AccessRequest;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec.OnNoData;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All that has to be so before the first request is moved; what is missing of it and is ours to make, is made. */
final class Preparation {

    private static final Duration WAIT_FOR_OTHERS = Duration.ZERO;

    private final RolloutSite site;
    private final RolloutSpec spec;
    private final TrafficShift shift;
    private final TrafficMover mover;
    private final Optional<FigureReader> figures;
    private final HostLeases leases;
    private final PlanWork plans;
    private final Restoration restoration;
    private final ControllerProbe controllers;

    Preparation(
            RolloutSite site,
            RolloutSpec spec,
            TrafficShift shift,
            TrafficMover mover,
            Optional<FigureReader> figures,
            HostLeases leases,
            PlanWork plans,
            Restoration restoration) {
        this.site = site;
        this.spec = spec;
        this.shift = shift;
        this.mover = mover;
        this.figures = figures;
        this.leases = leases;
        this.plans = plans;
        this.restoration = restoration;
        this.controllers = new ControllerProbe(site, spec, shift, mover, leases);
    }

    Observation prepare() {
        Observation seen = prepared();
        return seen instanceof Observation.Refused refused ? withoutTraces(refused) : seen;
    }

    /** What was made before the refusal goes: a rollout that did not begin leaves nothing. */
    private Observation withoutTraces(Observation.Refused refused) {
        Observation back = restoration.restore();
        if (back instanceof Observation.Restored restored) {
            return restored.conflicts().isEmpty()
                    ? refused
                    : new Observation.Refused(
                            refused.why() + "; left in place: " + String.join(", ", restored.conflicts()));
        }
        return new Observation.Unreachable(refused.why() + "; and what was made for it could not be taken away");
    }

    private Observation prepared() {
        try {
            FindingsException.throwIfErrors(
                    site.policy().get().refusals(spec, site.clock().now()));
            FindingsException.throwIfErrors(shift.refusals(spec));
            checkGate();
            hold(); // who else moves this traffic is told before what it did to the routes
            mover.forget(); // an earlier try may be long ago
            if (isThere()) {
                return new Observation.AlreadyThere();
            }
            Plan wanted = wanted();
            FindingsException.throwIfErrors(wanted.findings());
            checkFigures();
            Observation made = plans.apply(probed(wanted), this::wanted);
            if (made instanceof Observation.Done) {
                checkShifts();
            }
            return made instanceof Observation.Refused refused ? refused(refused.why()) : made;
        } catch (FindingsException e) {
            return refused(String.valueOf(e.getMessage()));
        } catch (ClusterException e) {
            String message = String.valueOf(e.getMessage());
            return e.isPassing() ? new Observation.Unreachable(message) : refused(message);
        }
    }

    /** A pipeline that runs again finds its work done. */
    private boolean isThere() {
        List<LiveShare> live = shift.shares(spec, mover.objects());
        return spec.ending().promote()
                && !live.isEmpty()
                && live.stream().allMatch(share -> share.fresh() > 0 && share.stable() == 0 && share.others() == 0);
    }

    /** What was made before the refusal does not stay. */
    private Observation refused(String why) {
        return restoration.restore() instanceof Observation.Restored
                ? new Observation.Refused(why)
                : new Observation.Unreachable(why + "; what was made for it could not be taken away yet");
    }

    private Plan probed(Plan wanted) {
        if (!controllers.probe(wanted)) {
            return wanted;
        }
        mover.forget();
        return wanted();
    }

    private Plan wanted() {
        return shift.prepare(spec, mover.objects(), site.owner());
    }

    private void hold() {
        leases.acquire(hosts(spec), WAIT_FOR_OTHERS);
    }

    /** The hosts whose routes a rollout writes. */
    static List<String> hosts(RolloutSpec spec) {
        return spec.targets().stream()
                .map(target -> ServiceHost.parse(target.service()).fqdn(spec.namespace()))
                .distinct()
                .toList();
    }

    /** One that nobody knows would never answer. */
    private void checkGate() {
        Set<String> known = new TreeSet<>(site.gates().keySet());
        spec.ending().gate().filter(name -> !known.contains(name)).ifPresent(name -> {
            Finding unknown = Finding.notAllowed("rollout/gate", "gate", name, known);
            throw new FindingsException(
                    unknown.suggestion().isPresent()
                            ? unknown
                            : unknown.withSuggestion("configure a webhook of that name, or leave the gate out"));
        });
    }

    private void checkFigures() {
        if (spec.analysis().checks().isEmpty()) {
            return;
        }
        figures.ifPresent(FigureReader::meet);
        if (spec.analysis().onNoData() == OnNoData.PASS) {
            return;
        }
        FigureReader reader = figures.orElseThrow(() -> new FindingsException(
                Finding.error("rollout/metrics", "there are checks, and no metric source to read figures from")
                        .withSuggestion("configure a metric source, or leave the checks out")));
        reader.missing(site.clock().now()).ifPresent(why -> {
            throw new FindingsException(Finding.error("rollout/metrics", why)
                    .withSuggestion("send requests to the old version, or write onNoData: 'pass'"));
        });
    }

    /** Every weight that will be written, tried out once: by permission, by plan, and by the server. */
    private void checkShifts() {
        FindingsException.throwIfErrors(
                PermissionGuard.of(site.cluster(), site.clock()).check(needed()));
        for (Percent share : shares()) {
            Plan plan = shift.shift(spec, share, mover.objects(), site.owner());
            FindingsException.throwIfErrors(plan.findings());
            new ShareWriter(site.cluster()).tryOut(plan);
        }
    }

    private List<AccessRequest> needed() {
        Set<AccessRequest> needed = new LinkedHashSet<>();
        for (LiveShare share : shift.shares(spec, mover.objects())) {
            needed.add(new AccessRequest(
                    "patch", share.object().type(), share.object().namespace()));
        }
        needed.add(new AccessRequest("patch", KubernetesTypes.CONFIG_MAP, spec.namespace()));
        needed.add(new AccessRequest("update", KubernetesTypes.LEASE, spec.namespace()));
        needed.add(new AccessRequest("delete", KubernetesTypes.LEASE, spec.namespace()));
        return List.copyOf(needed);
    }

    private List<Percent> shares() {
        return spec.stages().stream()
                .filter(Stage.Weight.class::isInstance)
                .map(stage -> ((Stage.Weight) stage).share())
                .toList();
    }
}
