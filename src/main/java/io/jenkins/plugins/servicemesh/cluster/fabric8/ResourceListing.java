package io.jenkins.plugins.servicemesh.cluster.fabric8;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.ResourceQuery;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads all objects that a query names, page by page. */
record ResourceListing(ApiServer server, ResourceQuery query) {

    private static final int PAGE = 500;
    private static final int GONE = 410;

    List<Resource> read() {
        try {
            return pages();
        } catch (ClusterException e) {
            if (e.code() == GONE) { // the snapshot that the pages are cut from was compacted away: begin anew, once
                return pages();
            }
            throw e;
        }
    }

    private List<Resource> pages() {
        List<Resource> found = new ArrayList<>();
        String next = "";
        do {
            JsonObject page = server.send(request(next));
            page.array("items").objects().forEach(item -> found.add(ResourceTree.complete(query.type(), item)));
            next = page.object("metadata").text("continue").orElse("");
        } while (!next.isEmpty());
        found.sort(Comparator.comparing(Resource::namespace).thenComparing(Resource::name));
        return List.copyOf(found);
    }

    private ApiRequest request(String next) {
        ApiRequest request = ApiRequest.get(query.toString(), ApiPath.collection(query.type(), query.namespace()))
                .with("limit", String.valueOf(PAGE));
        if (!query.labels().isEmpty()) {
            request = request.with("labelSelector", selector());
        }
        return next.isEmpty() ? request : request.with("continue", next);
    }

    private String selector() {
        return new TreeMap<>(query.labels())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
    }
}
