package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.apply.ShareWriter;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.mesh.traffic.TrafficShift;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves the weights of one rollout, and remembers the objects as the server stored them last: a change of weight is one request
 * for each object. When an object moved meanwhile they are read again.
 */
final class TrafficMover {

    private static final int MOST_TRIES = 5;
    private static final BigDecimal GRAIN = new BigDecimal("0.0001");

    private final RolloutSite site;
    private final RolloutSpec spec;
    private final TrafficShift shift;
    private final ShareWriter writer;
    private @Nullable Snapshot remembered;

    TrafficMover(RolloutSite site, RolloutSpec spec, TrafficShift shift) {
        this.site = site;
        this.spec = spec;
        this.shift = shift;
        this.writer = new ShareWriter(site.cluster());
    }

    /** The objects as they are remembered, read when they are not. */
    Snapshot objects() {
        Snapshot known = remembered;
        if (known == null) {
            known = site.loader().load(soFar -> shift.needs(spec, soFar));
            remembered = known;
        }
        return known;
    }

    /** The objects are read before they are used again. */
    void forget() {
        remembered = null;
    }

    /**
     * Gives the new versions a share, if the routes give them this share or one that they may have had before.
     *
     * @param from what the routes give unless someone else moved them
     */
    Observation move(Set<Percent> from, Percent to) {
        Set<Percent> expected = new HashSet<>(from);
        expected.add(to);
        return insisting(fresh -> {
            Optional<String> drift = drift(expected);
            if (drift.isPresent()) {
                return fresh ? Optional.of(new Observation.Drifted(drift.get())) : Optional.empty();
            }
            return Optional.of(written(to));
        });
    }

    /** Gives the old versions everything, whoever set the weights. A route that is gone needs nothing. */
    Observation divert() {
        return insisting(fresh -> {
            Plan plan = planned(Percent.of(0));
            boolean sure = fresh || !plan.isEmpty();
            return sure ? Optional.of(written(plan)) : Optional.empty();
        });
    }

    /** One try on the objects; empty when they have to be read anew for an answer. */
    private interface Try {
        Optional<Observation> on(boolean fresh);
    }

    private Observation insisting(Try attempt) {
        String last = "the objects keep moving";
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                boolean fresh = remembered == null;
                objects();
                Optional<Observation> seen = attempt.on(fresh);
                if (seen.isPresent()) {
                    return seen.get();
                }
            } catch (ClusterException e) {
                last = String.valueOf(e.getMessage());
                if (!isMoved(e)) {
                    forget();
                    return ServerRefusal.seen(e);
                }
            }
            forget();
        }
        return new Observation.Unreachable(last);
    }

    private static boolean isMoved(ClusterException e) {
        return e.isPatchMismatch() || e.is(ClusterException.Reason.CONFLICT) || e.is(ClusterException.Reason.NOT_FOUND);
    }

    private Optional<String> drift(Set<Percent> expected) {
        List<LiveShare> live = shift.shares(spec, objects());
        if (live.isEmpty()) {
            return Optional.of("the routes are gone");
        }
        List<LiveShare> moved = live.stream()
                .filter(share -> expected.stream().noneMatch(one -> isNear(one.value(), share.percent())))
                .toList();
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(moved.stream().map(TrafficMover::describe).collect(Collectors.joining(", ")));
    }

    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(GRAIN) <= 0;
    }

    private static String describe(LiveShare share) {
        return share.object() + " route " + share.route() + " gives the new version "
                + share.percent().toPlainString() + " %";
    }

    private Plan planned(Percent to) {
        return shift.shift(spec, to, objects(), site.owner());
    }

    private Observation written(Percent to) {
        return written(planned(to));
    }

    private Observation written(Plan plan) {
        List<Finding> errors = Finding.errors(plan.findings());
        if (!errors.isEmpty()) {
            return new Observation.Refused(
                    errors.stream().map(Finding::describe).collect(Collectors.joining("; ")));
        }
        List<Resource> stored = writer.write(plan);
        remembered = objects().after(edits(plan, stored));
        return new Observation.Done();
    }

    private static List<Change> edits(Plan plan, List<Resource> stored) {
        return stored.stream()
                .<Change>map(after -> new Change.Edit(before(plan, after), after, List.of(), List.of()))
                .toList();
    }

    private static Resource before(Plan plan, Resource after) {
        return plan.changes().stream()
                .filter(change -> change.id().equals(after.id()))
                .map(Change.Edit.class::cast)
                .map(Change.Edit::before)
                .findFirst()
                .orElse(after);
    }
}
