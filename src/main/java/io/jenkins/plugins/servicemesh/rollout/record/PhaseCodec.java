package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.rollout.machine.Analysing;
import io.jenkins.plugins.servicemesh.rollout.machine.Asking;
import io.jenkins.plugins.servicemesh.rollout.machine.Cause;
import io.jenkins.plugins.servicemesh.rollout.machine.Changing;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.Phase;
import io.jenkins.plugins.servicemesh.rollout.machine.Preparing;
import io.jenkins.plugins.servicemesh.rollout.machine.Promoting;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RollingBack;
import io.jenkins.plugins.servicemesh.rollout.machine.Settling;
import io.jenkins.plugins.servicemesh.rollout.machine.Tally;
import io.jenkins.plugins.servicemesh.rollout.machine.Watch;
import java.time.Instant;
import java.util.Optional;

/** The JSON form of a phase. */
final class PhaseCodec {

    private PhaseCodec() {}

    static final class Encoder implements Phase.Visitor<JsonObject> {

        private static JsonObject named(String name) {
            return JsonObject.of("name", name);
        }

        @Override
        public JsonObject preparing(Preparing phase) {
            return named("preparing").with("deadline", text(phase.deadline())).with("next", text(phase.next()));
        }

        @Override
        public JsonObject changing(Changing phase) {
            JsonObject json = watching(
                    named("changing")
                            .with("stage", phase.stage())
                            .with("deadline", text(phase.deadline()))
                            .with("next", text(phase.next())),
                    phase.watch());
            return phase.pausedBy().map(person -> json.with("pausedBy", person)).orElse(json);
        }

        @Override
        public JsonObject settling(Settling phase) {
            return named("settling")
                    .with("stage", phase.stage())
                    .with("since", text(phase.since()))
                    .with("next", text(phase.next()));
        }

        @Override
        public JsonObject analysing(Analysing phase) {
            JsonObject json = named("analysing")
                    .with("stage", phase.stage())
                    .with("since", text(phase.since()))
                    .with("nextAlarm", text(phase.nextAlarm()))
                    .with("nextLook", text(phase.nextLook()));
            return withTally(json, phase.tally());
        }

        @Override
        public JsonObject asking(Asking phase) {
            JsonObject json = named("asking")
                    .with("stage", phase.stage())
                    .with("since", text(phase.since()))
                    .with("question", phase.question().kind())
                    .with("text", phase.question().text())
                    .with("deadline", text(phase.deadline()))
                    .with("nextAlarm", text(phase.nextAlarm()));
            return withTally(json, phase.tally());
        }

        private static JsonObject withTally(JsonObject json, Tally tally) {
            return json.with("failures", tally.failures())
                    .with("errors", tally.errors())
                    .with("inconclusive", tally.inconclusive());
        }

        @Override
        public JsonObject promoting(Promoting phase) {
            return watching(
                    named("promoting")
                            .with("part", phase.part())
                            .with("stage", phase.stage())
                            .with("deadline", text(phase.deadline()))
                            .with("next", text(phase.next())),
                    phase.watch());
        }

        @Override
        public JsonObject rollingBack(RollingBack phase) {
            JsonObject json = named("rollingBack")
                    .with("part", phase.part())
                    .with("deadline", text(phase.deadline()))
                    .with("next", text(phase.next()));
            return withCause(json, phase.cause());
        }

        @Override
        public JsonObject ended(Ended phase) {
            JsonObject json = named("ended").with("outcome", phase.outcome()).with("conflicts", phase.conflicts());
            return withCause(json, phase.cause());
        }

        private static JsonObject watching(JsonObject json, Watch watch) {
            return watch.since()
                    .map(since -> json.with("watchedSince", text(since)).with("looked", watch.looked()))
                    .orElse(json);
        }

        private static JsonObject withCause(JsonObject json, Optional<Cause> cause) {
            return cause.map(why -> json.with("cause", why.kind()).with("why", why.text()))
                    .orElse(json);
        }

        private static String text(Instant instant) {
            return instant.toString();
        }
    }

    static Phase decode(JsonObject json) {
        String name = json.text("name").orElse("");
        return switch (name) {
            case "preparing" -> new Preparing(instant(json, "deadline"), instant(json, "next"));
            case "changing" ->
                new Changing(
                        number(json, "stage"),
                        instant(json, "deadline"),
                        instant(json, "next"),
                        json.text("pausedBy"),
                        watch(json));
            case "settling" -> new Settling(number(json, "stage"), instant(json, "since"), instant(json, "next"));
            case "analysing" -> analysing(json);
            case "asking" -> asking(json);
            case "promoting" ->
                new Promoting(
                        Promoting.Part.valueOf(text(json, "part")),
                        number(json, "stage"),
                        instant(json, "deadline"),
                        instant(json, "next"),
                        watch(json));
            case "rollingBack" ->
                new RollingBack(
                        RollingBack.Part.valueOf(text(json, "part")),
                        cause(json),
                        instant(json, "deadline"),
                        instant(json, "next"));
            case "ended" ->
                new Ended(
                        Outcome.valueOf(text(json, "outcome")),
                        cause(json),
                        json.array("conflicts").texts());
            default -> throw new IllegalArgumentException("no phase '" + name + "'");
        };
    }

    private static Watch watch(JsonObject json) {
        return json.text("watchedSince")
                .map(Instant::parse)
                .map(since -> new Watch(
                        Optional.of(since),
                        json.get("looked").filter(JsonBoolean.TRUE::equals).isPresent()))
                .orElse(Watch.NONE);
    }

    private static Phase analysing(JsonObject json) {
        return new Analysing(
                number(json, "stage"),
                instant(json, "since"),
                instant(json, "nextAlarm"),
                instant(json, "nextLook"),
                tally(json));
    }

    private static Tally tally(JsonObject json) {
        return new Tally(number(json, "failures"), number(json, "errors"), number(json, "inconclusive"));
    }

    private static Phase asking(JsonObject json) {
        Question question = new Question(Question.Kind.valueOf(text(json, "question")), text(json, "text"));
        return new Asking(
                number(json, "stage"),
                instant(json, "since"),
                question,
                tally(json),
                instant(json, "deadline"),
                instant(json, "nextAlarm"));
    }

    private static Optional<Cause> cause(JsonObject json) {
        return json.text("cause").map(kind -> new Cause(Cause.Kind.valueOf(kind), text(json, "why")));
    }

    private static String text(JsonObject json, String key) {
        return json.text(key).orElseThrow();
    }

    private static Instant instant(JsonObject json, String key) {
        return Instant.parse(text(json, key));
    }

    private static int number(JsonObject json, String key) {
        return json.number(key).map(JsonNumber::intValue).orElseThrow();
    }
}
