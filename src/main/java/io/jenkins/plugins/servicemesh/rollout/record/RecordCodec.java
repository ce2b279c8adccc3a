package io.jenkins.plugins.servicemesh.rollout.record;

import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore.Said;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data of a record's ConfigMap. */
final class RecordCodec {

    static final String STATE = "state.json";
    static final String RUNNER = "runner";
    static final String BY = "by";
    static final String COMMAND = "command";
    static final String KEEPS_OLD_UNTIL = "keepsOldUntil";
    private static final String SPEC = "spec.json";
    private static final String OWNER = "owner";
    private static final String BEGUN = "begun";

    private RecordCodec() {}

    static JsonObject encode(RolloutRecord record) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put(SPEC, JsonText.print(SpecCodec.encode(record.spec())));
        data.put(STATE, encode(record.state()));
        data.put(RUNNER, record.runner());
        data.put(BY, record.by());
        data.put(OWNER, record.owner().name());
        data.put(BEGUN, record.begun().toString());
        return JsonObject.ofTexts(data);
    }

    static String encode(RolloutState state) {
        return JsonText.print(StateCodec.encode(state));
    }

    /** Empty for one that cannot be read: it may be a later version's, and is left alone. */
    static Optional<RolloutRecord> decode(Resource configMap) {
        JsonObject data = configMap.tree().object("data");
        try {
            return Optional.of(new RolloutRecord(
                    configMap.namespace(),
                    new Owner(data.text(OWNER).orElseThrow()),
                    data.text(BY).orElseThrow(),
                    data.text(RUNNER).orElseThrow(),
                    Instant.parse(data.text(BEGUN).orElseThrow()),
                    SpecCodec.decode(JsonText.parseObject(data.text(SPEC).orElseThrow())),
                    StateCodec.decode(JsonText.parseObject(data.text(STATE).orElseThrow()))));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Empty where it says none, or none that is a time. */
    static Optional<Instant> keepsOldUntil(Resource configMap) {
        try {
            return configMap.tree().object("data").text(KEEPS_OLD_UNTIL).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static Map<String, Said> said(List<Resource> configMaps) {
        Map<String, Said> said = new LinkedHashMap<>();
        for (Resource each : configMaps) {
            JsonObject data = each.tree().object("data");
            Optional<Said> command = data.text(COMMAND).flatMap(RecordCodec::said);
            command.ifPresent(one -> said.put(each.name().substring("mesh-rollout-".length()), one));
        }
        return said;
    }

    private static Optional<Said> said(String text) {
        String[] parts = text.split(" ", 2);
        try {
            return parts.length < 2 ? Optional.empty() : Optional.of(new Said(Command.valueOf(parts[0]), parts[1]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
