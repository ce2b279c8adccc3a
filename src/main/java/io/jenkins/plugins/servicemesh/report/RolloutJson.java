package io.jenkins.plugins.servicemesh.report;

import io.jenkins.plugins.servicemesh.operation.RolloutStatus;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.SpecCodec;
import io.jenkins.plugins.servicemesh.rollout.record.StateCodec;
import java.util.List;

/**
 * Rollouts as JSON: {@code {"version":1,"rollouts":[...]}}. Each has what is wanted of it ({@code spec}), how far it is and all that
 * happened ({@code state}), and who runs it ({@code runner}).
 */
public final class RolloutJson {

    private static final int VERSION = 1;

    private RolloutJson() {}

    /** All of these. */
    public static JsonObject of(List<RolloutStatus> rollouts) {
        return JsonObject.of("version", VERSION)
                .with("rollouts", rollouts.stream().map(RolloutJson::of).toList());
    }

    private static JsonObject of(RolloutStatus status) {
        RolloutRecord record = status.record();
        return JsonObject.of("id", record.id())
                .with("namespace", record.namespace())
                .with("owner", record.owner().name())
                .with("begun", record.begun().toString())
                .with("by", record.by())
                .with("ended", status.isEnded())
                .with("held", status.isHeld())
                .with("runner", runner(status))
                .with("waitsFor", record.state().phase().accept(new RolloutWords(record.spec())))
                .with("spec", SpecCodec.encode(record.spec()))
                .with("state", StateCodec.encode(record.state()));
    }

    private static JsonObject runner(RolloutStatus status) {
        JsonObject json = JsonObject.of("alive", status.isRun());
        return status.lease()
                .map(lease -> json.with("holder", lease.holder())
                        .with("until", lease.until().toString()))
                .orElse(json);
    }
}
