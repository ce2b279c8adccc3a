package io.jenkins.plugins.servicemesh.mesh.metric;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a mesh's proxies count of calls outside of mutual TLS, and how to read it. */
public interface PlaintextQueries {

    /** The counters of calls in plain text that workloads of this namespace took, by all their labels. */
    List<SeriesSelector> calls(String namespace);

    /** {@code shop/web}: the workload that called; empty when the mesh does not know it, as with callers outside of it. */
    Optional<String> caller(Map<String, String> labels);

    /** The workload that was called. */
    String called(Map<String, String> labels);
}
