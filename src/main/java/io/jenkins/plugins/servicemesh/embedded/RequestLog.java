package io.jenkins.plugins.servicemesh.embedded;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The requests that came over HTTP, in the order of their answers. */
public final class RequestLog {

    private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();

    RequestLog() {}

    void add(RecordedRequest request) {
        requests.add(request);
    }

    /** All of them. */
    public List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    /** Those that asked for a change to be stored, whatever the answer; neither dry runs nor access reviews. */
    public List<RecordedRequest> writes() {
        return requests.stream()
                .filter(each -> each.request().isWrite() && !each.request().isDryRun())
                .toList();
    }

    /** Those that asked what a change would do. */
    public List<RecordedRequest> dryRuns() {
        return requests.stream()
                .filter(each -> each.request().isWrite() && each.request().isDryRun())
                .toList();
    }

    /** Those that asked what their sender may do. */
    public List<RecordedRequest> accessReviews() {
        return requests.stream().filter(each -> each.request().isAccessReview()).toList();
    }

    void clear() {
        requests.clear();
    }
}
