package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.rollout.analysis.CheckResult;
import io.jenkins.plugins.servicemesh.rollout.analysis.Verdict;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versioned JSON form of a rollout's state. */
public final class StateCodec {

    private static final int VERSION = 1;

    private StateCodec() {}

    public static JsonObject encode(RolloutState state) {
        return JsonObject.EMPTY
                .with("version", VERSION)
                .with("id", state.id())
                .with("phase", state.phase().accept(new PhaseCodec.Encoder()))
                .with(
                        "moments",
                        state.moments().stream().map(StateCodec::encode).toList());
    }

    /** @throws IllegalArgumentException when it is no state of a version that is known */
    public static RolloutState decode(JsonObject json) {
        int version = json.number("version").map(JsonNumber::intValue).orElse(0);
        if (version != VERSION) {
            throw new IllegalArgumentException("state of version " + version + ", only " + VERSION + " is known");
        }
        List<Moment> moments =
                json.array("moments").objects().stream().map(StateCodec::moment).toList();
        return new RolloutState(json.text("id").orElseThrow(), PhaseCodec.decode(json.object("phase")), moments);
    }

    private static JsonObject encode(Moment moment) {
        JsonObject json = JsonObject.EMPTY
                .with("at", moment.at().toString())
                .with("kind", moment.kind())
                .with("share", moment.share())
                .with("text", moment.text());
        return moment.results().isEmpty()
                ? json
                : json.with(
                        "results",
                        moment.results().stream().map(StateCodec::encode).toList());
    }

    private static Moment moment(JsonObject json) {
        return new Moment(
                Instant.parse(json.text("at").orElseThrow()),
                Moment.Kind.valueOf(json.text("kind").orElseThrow()),
                json.text("share").orElse(""),
                json.text("text").orElse(""),
                json.array("results").objects().stream().map(StateCodec::result).toList());
    }

    private static JsonObject encode(CheckResult result) {
        return JsonObject.EMPTY
                .with("check", result.check())
                .with("service", result.service())
                .with("value", result.value())
                .with("bound", result.bound())
                .with("requests", result.requests())
                .with("verdict", result.verdict())
                .with("dryRun", result.dryRun())
                .with("explanation", result.explanation());
    }

    private static CheckResult result(JsonObject json) {
        return new CheckResult(
                json.text("check").orElse(""),
                json.text("service").orElse(""),
                json.text("value").orElse(""),
                json.text("bound").orElse(""),
                json.number("requests")
                        .map(JsonNumber::value)
                        .map(BigDecimal::longValue)
                        .orElse(0L),
                Verdict.valueOf(json.text("verdict").orElseThrow()),
                json.get("dryRun").equals(Optional.of(JsonBoolean.TRUE)),
                json.text("explanation").orElse(""));
    }
}
