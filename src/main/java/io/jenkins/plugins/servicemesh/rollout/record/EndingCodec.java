package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Orphan;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.Duration;

/** The JSON form of how a rollout ends. */
final class EndingCodec {

    private EndingCodec() {}

    static JsonObject encode(EndingSpec spec) {
        JsonObject json = JsonObject.of("onFailure", spec.onFailure())
                .with("onAbort", spec.onAbort())
                .with("onTimeout", spec.onTimeout())
                .with("onDrift", spec.onDrift())
                .with("promote", spec.promote())
                .with("settleWithin", spec.settleWithin().toString())
                .with("gateWithin", spec.gateWithin().toString())
                .with("orphan", spec.orphan());
        JsonObject kept = spec.keepOld()
                .map(time -> json.with("keepOld", time.toString()))
                .orElse(json);
        return spec.gate().map(gate -> kept.with("gate", gate)).orElse(kept);
    }

    static EndingSpec decode(JsonObject json) {
        return new EndingSpec(
                reaction(json, "onFailure"),
                reaction(json, "onAbort"),
                reaction(json, "onTimeout"),
                reaction(json, "onDrift"),
                json.get("promote").filter(JsonBoolean.TRUE::equals).isPresent(),
                Duration.parse(json.text("settleWithin").orElseThrow()),
                Duration.parse(json.text("gateWithin").orElseThrow()),
                json.text("keepOld").map(Duration::parse),
                json.text("gate"),
                Orphan.valueOf(json.text("orphan").orElseThrow()));
    }

    private static Reaction reaction(JsonObject json, String key) {
        return Reaction.valueOf(json.text(key).orElseThrow());
    }
}
