package io.jenkins.plugins.servicemesh.verify;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.mesh.EndpointCensus;
import io.jenkins.plugins.servicemesh.mesh.SnapshotLoader;
import io.jenkins.plugins.servicemesh.plan.Expectation;
import io.jenkins.plugins.servicemesh.plan.Expectation.ReadyEndpoints;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
                .flatMap(expectation ->
                        EndpointCensus.needs(endpoints(expectation).namespace()).stream())
                .toList());
        return new Verification(
                expectations.stream().map(one -> look(endpoints(one), snapshot)).toList());
    }

    private static ReadyEndpoints endpoints(Expectation expectation) {
        return (ReadyEndpoints) expectation;
    }

    private static Verdict look(ReadyEndpoints expected, Snapshot snapshot) {
        EndpointCensus census = new EndpointCensus(snapshot);
        if (!census.isPossible(expected.namespace())) {
            return new Verdict.NotChecked(
                    expected, "list pods and endpointslices in namespace " + expected.namespace());
        }
        int ready = census.ready(expected.namespace(), expected.service(), expected.labels());
        return ready > 0 ? new Verdict.Met(expected) : new Verdict.NotMet(expected, "0 ready");
    }
}
