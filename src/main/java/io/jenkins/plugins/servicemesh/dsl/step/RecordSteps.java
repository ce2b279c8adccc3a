package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.step.StepRequest.Selection;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps that work by the record of what was written: {@code meshRollback} and {@code meshCleanup}. */
final class RecordSteps {

    static final String ROLLBACK_HELP =
            "takes recorded writes back: the last of this owner, an entry, all of a build," + " or all since a time";
    static final String ROLLBACK_EXAMPLE = "meshRollback last: true";
    static final String CLEANUP_HELP =
            "removes what this owner made, and puts back what it changed in objects of others;"
                    + " forget: true removes the records too";
    static final String CLEANUP_EXAMPLE = "meshCleanup namespace: 'shop', forget: true";

    private static final Parameter<Boolean> LAST = Parameter.named("last", ArgumentTypes.FLAG);
    private static final Parameter<String> ENTRY = Parameter.named("entry", ArgumentTypes.TEXT);
    private static final Parameter<String> BUILD = Parameter.named("build", ArgumentTypes.TEXT);
    private static final Parameter<String> SINCE = Parameter.named("since", ArgumentTypes.TEXT);
    private static final Parameter<Boolean> FORGET = Parameter.named("forget", ArgumentTypes.FLAG);
    static final Parameter<?>[] ROLLBACK_PARAMETERS = StepArguments.with(LAST, ENTRY, BUILD, SINCE);
    static final Parameter<?>[] CLEANUP_PARAMETERS = StepArguments.with(FORGET);

    private RecordSteps() {}

    static Optional<StepCall> readRollback(Call call) {
        List<Selection> chosen = new ArrayList<>();
        call.find(LAST).filter(last -> last).ifPresent(last -> chosen.add(new Selection.Last()));
        call.find(ENTRY).ifPresent(id -> chosen.add(new Selection.Entry(id)));
        call.find(BUILD).ifPresent(by -> chosen.add(new Selection.Build(by)));
        call.find(SINCE).ifPresent(time -> chosen.add(new Selection.Since(instant(time))));
        if (chosen.size() != 1) {
            throw new InvalidValueException(
                    "meshRollback", "", "exactly one of last: true, entry: 'ID', build: 'BUILD', since: 'TIME'");
        }
        return StepArguments.asking(new StepRequest.RollBack(chosen.get(0)), call);
    }

    static Optional<StepCall> readCleanup(Call call) {
        return StepArguments.asking(new StepRequest.CleanUp(call.find(FORGET).orElse(false)), call);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidValueException("since", text, "a time such as 2026-01-31T12:00:00Z");
        }
    }
}
