package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.Duration;

/** The JSON form of how a rollout is judged. */
final class AnalysisCodec {

    private AnalysisCodec() {}

    static JsonObject encode(AnalysisSpec spec) {
        JsonObject json = JsonObject.of(
                        "checks", spec.checks().stream().map(CheckCodec::encode).toList())
                .with("minRequests", spec.minRequests())
                .with("initialDelay", spec.initialDelay().toString())
                .with("failuresAllowed", spec.failuresAllowed())
                .with("errorsAllowed", spec.errorsAllowed())
                .with("inconclusiveAllowed", spec.inconclusiveAllowed())
                .with("onNoData", spec.onNoData())
                .with("noDataFor", spec.noDataFor().toString());
        JsonObject paced = spec.checkEvery()
                .map(every -> json.with("checkEvery", every.toString()))
                .orElse(json);
        return spec.source().map(source -> paced.with("source", source)).orElse(paced);
    }

    static AnalysisSpec decode(JsonObject json) {
        return new AnalysisSpec(
                json.array("checks").objects().stream().map(CheckCodec::decode).toList(),
                json.text("checkEvery").map(Duration::parse),
                number(json, "minRequests"),
                Duration.parse(json.text("initialDelay").orElseThrow()),
                number(json, "failuresAllowed"),
                number(json, "errorsAllowed"),
                number(json, "inconclusiveAllowed"),
                AnalysisSpec.OnNoData.valueOf(json.text("onNoData").orElseThrow()),
                Duration.parse(json.text("noDataFor").orElseThrow()),
                json.text("source"));
    }

    private static int number(JsonObject json, String key) {
        return json.number(key).map(JsonNumber::intValue).orElseThrow();
    }
}
