package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.data.DataNode;
import io.jenkins.plugins.servicemesh.dsl.data.DataReader;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Grammar;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Word;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Sharing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All steps that configure a mesh, as one table: help, near misses and documentation come from it. */
public final class StepLanguage {

    private static final Block<Optional<StepCall>> STEPS = Block.named("the Pipeline", Optional.<StepCall>empty())
            .leftOutOfPaths()
            .block(
                    ConfigureStep.BLOCK,
                    ConfigureStep.HELP,
                    ConfigureStep.EXAMPLE,
                    (none, call) -> ConfigureStep.read(call),
                    ConfigureStep.PARAMETERS)
            .block(
                    TrafficStep.BLOCK,
                    TrafficStep.HELP,
                    TrafficStep.EXAMPLE,
                    (none, call) -> TrafficStep.read(call),
                    TrafficStep.PARAMETERS)
            .word(
                    "meshRoute",
                    RouteStep.HELP,
                    RouteStep.EXAMPLE,
                    (none, call) -> RouteStep.read(call),
                    RouteStep.PARAMETERS)
            .block(
                    ABTestStep.BLOCK,
                    ABTestStep.HELP,
                    ABTestStep.EXAMPLE,
                    (none, call) -> ABTestStep.read(call),
                    ABTestStep.PARAMETERS)
            .block(
                    RolloutSteps.ISTIO,
                    RolloutSteps.ISTIO_HELP,
                    RolloutSteps.ISTIO_EXAMPLE,
                    (none, call) -> RolloutSteps.readIstio(call),
                    RolloutSteps.PARAMETERS)
            .block(
                    RolloutSteps.CANARY,
                    RolloutSteps.CANARY_HELP,
                    RolloutSteps.CANARY_EXAMPLE,
                    (none, call) -> RolloutSteps.readCanary(call),
                    RolloutSteps.PARAMETERS)
            .block(
                    RolloutSteps.BLUE_GREEN,
                    RolloutSteps.BLUE_GREEN_HELP,
                    RolloutSteps.BLUE_GREEN_EXAMPLE,
                    (none, call) -> RolloutSteps.readBlueGreen(call),
                    RolloutSteps.PARAMETERS)
            .word(
                    "meshMirror",
                    MirrorStep.HELP,
                    MirrorStep.EXAMPLE,
                    (none, call) -> MirrorStep.read(call),
                    MirrorStep.PARAMETERS)
            .word(
                    "meshFault",
                    FaultStep.HELP,
                    FaultStep.EXAMPLE,
                    (none, call) -> FaultStep.read(call),
                    FaultStep.PARAMETERS)
            .block(
                    SecureStep.BLOCK,
                    SecureStep.HELP,
                    SecureStep.EXAMPLE,
                    (none, call) -> SecureStep.read(call),
                    SecureStep.PARAMETERS)
            .block(
                    TelemetryStep.BLOCK,
                    TelemetryStep.HELP,
                    TelemetryStep.EXAMPLE,
                    (none, call) -> TelemetryStep.read(call),
                    TelemetryStep.PARAMETERS)
            .word(
                    "meshPlan",
                    SourceSteps.PLAN_HELP,
                    SourceSteps.PLAN_EXAMPLE,
                    (none, call) -> SourceSteps.readPlan(call),
                    SourceSteps.PLAN_PARAMETERS)
            .word(
                    "meshApply",
                    SourceSteps.APPLY_HELP,
                    SourceSteps.APPLY_EXAMPLE,
                    (none, call) -> SourceSteps.readApply(call),
                    SourceSteps.APPLY_PARAMETERS)
            .word(
                    "meshStatus",
                    "tells the state of control plane, data plane, policies and routes, from facts",
                    "meshStatus namespace: 'shop'",
                    (none, call) -> StepArguments.asking(new StepRequest.Status(), call),
                    StepArguments.with())
            .word(
                    "meshCleanup",
                    RecordSteps.CLEANUP_HELP,
                    RecordSteps.CLEANUP_EXAMPLE,
                    (none, call) -> RecordSteps.readCleanup(call),
                    RecordSteps.CLEANUP_PARAMETERS)
            .word(
                    "meshRollback",
                    RecordSteps.ROLLBACK_HELP,
                    RecordSteps.ROLLBACK_EXAMPLE,
                    (none, call) -> RecordSteps.readRollback(call),
                    RecordSteps.ROLLBACK_PARAMETERS)
            .word(
                    "meshValidate",
                    SourceSteps.VALIDATE_HELP,
                    SourceSteps.VALIDATE_EXAMPLE,
                    (none, call) -> SourceSteps.readValidate(call),
                    SourceSteps.PARAMETERS);

    private static final Grammar GRAMMAR = Grammar.of(STEPS);

    private StepLanguage() {}

    /** The names of all steps. */
    public static List<String> names() {
        return List.copyOf(STEPS.words().keySet());
    }

    /** What a step does, for its user. */
    public static String help(String step) {
        return word(step).help();
    }

    /** How a step is written. */
    public static String example(String step) {
        return word(step).example();
    }

    /** The names of a step's arguments: its own, and the words of the DSL that it takes as data, plurals too. */
    public static List<String> arguments(String step) {
        Word<?> word = word(step);
        List<String> names = new ArrayList<>();
        word.parameters().forEach(parameter -> names.add(parameter.name()));
        word.body().map(Block::words).map(Map::values).orElse(List.of()).forEach(inner -> {
            names.add(inner.name());
            inner.plural().ifPresent(names::add);
        });
        return names.stream().distinct().toList();
    }

    /**
     * Reads a call.
     *
     * @param arguments plain values by name
     * @param place of the call
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException with all that is wrong with it
     */
    public static StepCall read(String step, Map<String, ?> arguments, Place place) {
        List<Finding> mistakes = new ArrayList<>(strangers(step, arguments, place));
        Map<String, Object> known = new LinkedHashMap<>(arguments);
        known.keySet().retainAll(arguments(step));
        Optional<StepCall> call = readKnown(step, known, place, mistakes);
        FindingsException.throwIfErrors(mistakes);
        return call.orElseThrow();
    }

    /**
     * What a call says of objects that controllers keep, for one whose other arguments are no text.
     *
     * @param owner the argument of that name, where it is given
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when it says what is none
     */
    public static Sharing sharing(Optional<Object> owner, Place place) {
        Parameter<Sharing> known = StepArguments.OWNER;
        try {
            return owner.map(given -> known.type().read(known.name(), given)).orElse(Sharing.REFUSE);
        } catch (InvalidValueException e) {
            throw new FindingsException(Finding.error("step/argument", String.valueOf(e.getMessage()))
                    .at(place));
        }
    }

    private static List<Finding> strangers(String step, Map<String, ?> arguments, Place place) {
        List<String> known = arguments(step);
        return arguments.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> Finding.notAllowed("step/argument", "argument of " + step, name, known)
                        .at(place.withPath(step)))
                .toList();
    }

    private static Optional<StepCall> readKnown(
            String step, Map<String, ?> arguments, Place place, List<Finding> mistakes) {
        try {
            DataNode.Fields call = DataNode.of(Map.of(step, arguments), place);
            return GRAMMAR.read(STEPS, DataReader.statements(STEPS, call), place);
        } catch (FindingsException e) {
            mistakes.addAll(e.findings());
            return Optional.empty();
        }
    }

    private static Word<?> word(String step) {
        return Optional.ofNullable(STEPS.words().get(step))
                .orElseThrow(() -> new IllegalArgumentException("no step " + step));
    }
}
