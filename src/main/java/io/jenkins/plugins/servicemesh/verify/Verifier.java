package io.jenkins.plugins.servicemesh.verify;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks until every expectation is met, or until it is too late. */
public final class Verifier {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final SnapshotLoader loader;
    private final PollClock clock;

    public Verifier(Cluster cluster, PollClock clock) {
        this.loader = new SnapshotLoader(cluster);
        this.clock = clock;
    }

    /** The verdicts, once all are met or the time is over; looks at least once. */
    public Verification verify(List<Expectation> expectations, Duration atMost) {
        if (expectations.isEmpty()) {
            return Verification.NONE;
        }
        Instant deadline = clock.now().plus(atMost);
        Verification verification = look(expectations);
        while (!verification.isInEffect()
                && clock.now().isBefore(deadline)
                && !Thread.currentThread().isInterrupted()) {
            clock.pause(BETWEEN_LOOKS);
            verification = look(expectations);
        }
        return verification;
    }

    private Verification look(List<Expectation> expectations) {
        Snapshot snapshot = loader.load(soFar -> expectations.stream()
                .flatMap(expectation -> expectation.accept(new Needs()).stream())
                .toList());
        return new Verification(
                expectations.stream().map(one -> one.accept(new Look(snapshot))).toList());
    }

    /** What has to be read to judge an expectation. */
    private static final class Needs implements Expectation.Visitor<List<Need>> {
        @Override
        public List<Need> readyEndpoints(Expectation.ReadyEndpoints expectation) {
            return EndpointCensus.needs(expectation.namespace());
        }

        @Override
        public List<Need> restarted(Expectation.Restarted expectation) {
            ResourceId workload = expectation.workload();
            return List.of(Need.one(workload.type(), workload.namespace(), workload.name()));
        }
    }

    private record Look(Snapshot snapshot) implements Expectation.Visitor<Verdict> {
        @Override
        public Verdict readyEndpoints(Expectation.ReadyEndpoints expected) {
            EndpointCensus census = new EndpointCensus(snapshot);
            if (!census.isPossible(expected.namespace())) {
                return new Verdict.NotChecked(
                        expected, "list pods and endpointslices in namespace " + expected.namespace());
            }
            int ready = census.ready(expected.namespace(), expected.service(), expected.labels());
            return ready > 0 ? new Verdict.Met(expected) : new Verdict.NotMet(expected, "0 ready");
        }

        @Override
        public Verdict restarted(Expectation.Restarted expected) {
            Need need = new Needs().restarted(expected).get(0);
            if (snapshot.gap(need).isPresent()) {
                return new Verdict.NotChecked(expected, need.toString());
            }
            Optional<RestartProgress> progress =
                    snapshot.find(expected.workload()).map(RestartProgress::of);
            return progress.filter(RestartProgress::isComplete).isPresent()
                    ? new Verdict.Met(expected)
                    : new Verdict.NotMet(
                            expected, progress.map(RestartProgress::describe).orElse("it is gone"));
        }
    }
}
