package io.jenkins.plugins.servicemesh.mesh.metric;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a mesh's proxies count for one version, and how to read it. Exactly one reporter: leaving it open counts twice. */
public interface MetricQueries {

    /** The counter of finished requests, by all their labels. */
    SeriesSelector requests(MetricSubject subject);

    /** Whether requests counted under these labels failed: a server's error, a connection that was cut, a gRPC status. */
    boolean isFailure(Map<String, String> labels);

    /** The buckets of the request latency, a counter for each {@code le}. */
    SeriesSelector latencyBuckets(MetricSubject subject);

    /** What the bounds of the buckets are counted in. */
    Duration latencyUnit();

    /** What they count of calls in plain text; empty when they do not tell. */
    default Optional<PlaintextQueries> plaintext() {
        return Optional.empty();
    }
}
