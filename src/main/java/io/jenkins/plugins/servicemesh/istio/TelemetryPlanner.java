package io.jenkins.plugins.servicemesh.istio;

import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Plans what a namespace or a workload reports. */
final class TelemetryPlanner {

    private final PlanDraft draft;
    private final String namespace;

    TelemetryPlanner(PlanDraft draft, String namespace) {
        this.draft = draft;
        this.namespace = namespace;
    }

    /** Drafts metrics, tracing and access logs as far as they are wanted. */
    void plan(TelemetrySpec wanted) {
        String path = path(wanted);
        new WorkloadPolicies(draft, IstioTypes.TELEMETRY, namespace)
                .one(wanted.workload(), path)
                .ifPresent(telemetry -> plan(telemetry, wanted, path));
    }

    private void plan(Resource telemetry, TelemetrySpec wanted, String path) {
        Resource[] planned = {telemetry};
        wanted.metrics()
                .ifPresent(metrics -> planned[0] = step(
                        planned[0],
                        "metrics",
                        path,
                        list -> edited(
                                list,
                                indexOf(list, metrics.providers()),
                                item -> TelemetryFields.metrics(metrics, item))));
        wanted.tracing()
                .ifPresent(tracing -> planned[0] = step(
                        planned[0],
                        "tracing",
                        path,
                        list -> edited(list, 0, item -> TelemetryFields.tracing(tracing, item))));
        wanted.accessLog()
                .ifPresent(log -> planned[0] = step(
                        planned[0],
                        "accessLogging",
                        path,
                        list -> edited(
                                list, indexOf(list, log.providers()), item -> TelemetryFields.accessLog(log, item))));
    }

    private Resource step(Resource telemetry, String field, String path, UnaryOperator<JsonArray> change) {
        JsonArray before = telemetry.spec().array(field);
        JsonArray after = change.apply(before);
        if (after.equals(before)) {
            return telemetry;
        }
        draft.put(telemetry.withSpec(telemetry.spec().with(field, after)), List.of(path + " > " + field));
        return draft.find(telemetry.id()).orElse(telemetry);
    }

    /** An item that says nothing is not written: the mesh reports by its defaults already. */
    private static JsonArray edited(JsonArray list, int index, UnaryOperator<JsonObject> change) {
        if (index < list.size()) {
            return list.get(index) instanceof JsonObject item ? list.with(index, change.apply(item)) : list;
        }
        JsonObject item = change.apply(JsonObject.EMPTY);
        return item.isEmpty() ? list : list.insert(list.size(), item);
    }

    /** The item of these providers; without providers the first one; the end of the list when there is none. */
    private static int indexOf(JsonArray list, List<String> providers) {
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

    private static String path(TelemetrySpec wanted) {
        return wanted.workload()
                        .map(workload -> "workload '" + workload.name() + "' > ")
                        .orElse("")
                + "telemetry";
    }
}
