package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.istio.field.TelemetryFields;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One list of a Telemetry that an intent wants something of.
 *
 * @param field {@code metrics}, {@code tracing} or {@code accessLogging}
 * @param providers of the item that is meant; empty for the first one
 * @param change of that item, of the empty object when there is none
 */
record TelemetryEdit(String field, List<String> providers, UnaryOperator<JsonObject> change) {

    /** The edits that the intent wants. Istio reads one item of tracing only, so its provider may change. */
    static List<TelemetryEdit> of(TelemetrySpec wanted) {
        return Stream.of(
                        wanted.metrics()
                                .map(metrics -> new TelemetryEdit(
                                        "metrics",
                                        metrics.providers(),
                                        item -> TelemetryFields.metrics(metrics, item))),
                        wanted.tracing()
                                .map(tracing -> new TelemetryEdit(
                                        "tracing", List.of(), item -> TelemetryFields.tracing(tracing, item))),
                        wanted.accessLog()
                                .map(log -> new TelemetryEdit(
                                        "accessLogging",
                                        log.providers(),
                                        item -> TelemetryFields.accessLog(log, item))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The list after the edit. An item that says nothing is not written: the mesh reports by its defaults already. */
    JsonArray apply(JsonArray list) {
        int index = indexIn(list);
        if (index < list.size()) {
            return list.get(index) instanceof JsonObject item ? list.with(index, change.apply(item)) : list;
        }
        JsonObject item = change.apply(JsonObject.EMPTY);
        return item.isEmpty() ? list : list.insert(list.size(), item);
    }

    private int indexIn(JsonArray list) {
        if (providers.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof JsonObject item && providers(item).equals(new HashSet<>(providers))) {
                return i;
            }
        }
        return list.size();
    }

    private static Set<String> providers(JsonObject item) {
        return item.array("providers").objects().stream()
                .flatMap(provider -> provider.text("name").stream())
                .collect(Collectors.toSet());
    }
}
