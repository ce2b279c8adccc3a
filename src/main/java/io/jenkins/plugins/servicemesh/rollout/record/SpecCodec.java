package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The versioned JSON form of what is wanted of a rollout: a successor takes it back by this, wherever it runs. */
public final class SpecCodec {

    private static final int VERSION = 1;

    private SpecCodec() {}

    public static JsonObject encode(RolloutSpec spec) {
        JsonObject json = JsonObject.EMPTY
                .with("version", VERSION)
                .with("namespace", spec.namespace())
                .with("mesh", spec.mesh())
                .with("targets", spec.targets().stream().map(SpecCodec::encode).toList())
                .with("stages", spec.stages().stream().map(StageCodec::encode).toList())
                .with("testers", spec.testers().stream().map(MatchCodec::encode).toList())
                .with("analysis", AnalysisCodec.encode(spec.analysis()))
                .with("ending", EndingCodec.encode(spec.ending()));
        JsonObject all = spec.affinity()
                .map(affinity -> json.with("affinity", encode(affinity)))
                .orElse(json);
        return spec.sharing() == Sharing.SHARE ? all.with("sharing", Sharing.SHARE) : all;
    }

    /** @throws RuntimeException when it is none of a version that is known */
    public static RolloutSpec decode(JsonObject json) {
        int version = json.number("version").map(JsonNumber::intValue).orElse(0);
        if (version != VERSION) {
            throw new IllegalArgumentException("spec of version " + version + ", only " + VERSION + " is known");
        }
        return new RolloutSpec(
                json.text("namespace").orElseThrow(),
                MeshType.valueOf(json.text("mesh").orElseThrow()),
                json.array("targets").objects().stream().map(SpecCodec::target).toList(),
                json.array("stages").objects().stream().map(StageCodec::decode).toList(),
                json.array("testers").objects().stream().map(MatchCodec::decode).toList(),
                Optional.of(json.object("affinity"))
                        .filter(affinity -> !affinity.isEmpty())
                        .map(SpecCodec::affinity),
                AnalysisCodec.decode(json.object("analysis")),
                EndingCodec.decode(json.object("ending")),
                json.text("sharing").map(Sharing::valueOf).orElse(Sharing.REFUSE));
    }

    private static JsonObject encode(SessionAffinity affinity) {
        return JsonObject.of("cookie", affinity.cookie())
                .with("lasts", affinity.lasts().toString());
    }

    private static SessionAffinity affinity(JsonObject json) {
        return new SessionAffinity(
                json.text("cookie").orElseThrow(),
                Duration.parse(json.text("lasts").orElseThrow()));
    }

    private static JsonObject encode(RolloutTarget target) {
        JsonObject json = JsonObject.of("service", target.service())
                .with("to", encode(target.to()))
                .with("routes", target.routes().stream().map(SpecCodec::encode).toList());
        return target.from().map(from -> json.with("from", encode(from))).orElse(json);
    }

    private static RolloutTarget target(JsonObject json) {
        return new RolloutTarget(
                json.text("service").orElseThrow(),
                json.has("from") ? Optional.of(version(json.object("from"))) : Optional.empty(),
                version(json.object("to")),
                json.array("routes").objects().stream().map(SpecCodec::route).toList());
    }

    private static JsonObject encode(Version version) {
        JsonObject json = JsonObject.of("name", version.name()).with("labels", JsonObject.ofTexts(version.labels()));
        return version.service().map(service -> json.with("service", service)).orElse(json);
    }

    private static Version version(JsonObject json) {
        return new Version(
                json.text("name").orElseThrow(), json.object("labels").texts(), json.text("service"));
    }

    private static JsonObject encode(RouteAddress route) {
        JsonObject json = JsonObject.of("protocol", route.protocol())
                .with(
                        "matches",
                        route.matches().stream().map(MatchCodec::encode).toList())
                .with("sniHosts", route.sniHosts());
        JsonObject held =
                route.object().map(object -> json.with("object", object)).orElse(json);
        JsonObject named = route.name().map(name -> held.with("name", name)).orElse(held);
        return route.port().map(port -> named.with("port", port)).orElse(named);
    }

    private static RouteAddress route(JsonObject json) {
        List<String> sniHosts = json.array("sniHosts").texts();
        return new RouteAddress(
                json.text("object"),
                RouteAddress.Protocol.valueOf(json.text("protocol").orElseThrow()),
                json.text("name"),
                json.array("matches").objects().stream().map(MatchCodec::decode).toList(),
                json.number("port").map(JsonNumber::intValue),
                sniHosts);
    }
}
