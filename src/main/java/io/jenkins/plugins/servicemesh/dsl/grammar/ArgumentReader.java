package io.jenkins.plugins.servicemesh.dsl.grammar;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of one statement by its word's parameters. */
final class ArgumentReader {

    private final Word<?> word;
    private final Statement statement;
    private final Place place;
    private final Names names;
    private final List<Finding> findings = new ArrayList<>();

    ArgumentReader(Word<?> word, Statement statement, Place place, Names names) {
        this.word = word;
        this.statement = statement;
        this.place = place;
        this.names = names;
    }

    /** What is wrong with the arguments, after {@link #read}. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** The values of all parameters that were given rightly. */
    Values read() {
        Values values = Values.NONE;
        for (Parameter<?> parameter : word.parameters()) {
            values = read(parameter, values);
        }
        refuseSurplus();
        return values;
    }

    private <T> Values read(Parameter<T> parameter, Values values) {
        Object written = written(parameter);
        if (written == null) {
            if (parameter.required()) {
                refuse(Refusal.missing(word, parameter, statement.notation()));
                parameter.naming().ifPresent(names::incomplete);
            }
            return values;
        }
        return convert(parameter, written)
                .map(value -> values.with(parameter, value))
                .orElse(values);
    }

    private <T> Optional<T> convert(Parameter<T> parameter, Object written) {
        try {
            T value = parameter.type().read(label(parameter), written);
            parameter.naming().ifPresent(naming -> findings.addAll(names.take(naming, written, place)));
            return Optional.of(value);
        } catch (InvalidValueException e) {
            refuse(Refusal.invalid(e));
            parameter.naming().ifPresent(names::incomplete);
            return Optional.empty();
        }
    }

    /** What messages call the argument: the only one without a name is called by its word. */
    private String label(Parameter<?> parameter) {
        boolean isNamed = parameter.is(Parameter.Place.NAMED);
        boolean isAlone = word.parameters().stream()
                        .filter(other -> !other.is(Parameter.Place.NAMED))
                        .count()
                == 1;
        return isNamed ? parameter.name() : isAlone ? word.name() : word.name() + " " + parameter.name();
    }

    private @Nullable Object written(Parameter<?> parameter) {
        return switch (parameter.place()) {
            case NAMED -> statement.named().get(parameter.name());
            case ALL_NAMED -> emptyToNull(unclaimed(), unclaimed().isEmpty());
            case ALL_POSITIONAL -> statement.arguments().isEmpty() ? namedInData(parameter) : statement.arguments();
            case POSITIONAL -> {
                int index = word.parametersIn(Parameter.Place.POSITIONAL).indexOf(parameter);
                yield index < statement.arguments().size()
                        ? statement.arguments().get(index)
                        : namedInData(parameter);
            }
        };
    }

    /** What has a name that no other parameter has. */
    private Map<String, Object> unclaimed() {
        Map<String, Object> unclaimed = new LinkedHashMap<>(statement.named());
        word.parametersIn(Parameter.Place.NAMED).forEach(parameter -> unclaimed.remove(parameter.name()));
        return unclaimed;
    }

    private @Nullable Object namedInData(Parameter<?> parameter) {
        return isData() ? statement.named().get(parameter.name()) : null;
    }

    private boolean isData() {
        return statement.notation() == Notation.DATA;
    }

    private static @Nullable Object emptyToNull(Object all, boolean isEmpty) {
        return isEmpty ? null : all;
    }

    private void refuseSurplus() {
        if (word.parametersIn(Parameter.Place.ALL_POSITIONAL).isEmpty()) {
            int most = word.parametersIn(Parameter.Place.POSITIONAL).size();
            statement.arguments().stream()
                    .skip(most)
                    .forEach(extra -> refuse(Refusal.surplus(word, extra, statement.notation())));
        }
        if (word.parametersIn(Parameter.Place.ALL_NAMED).isEmpty()) {
            refuseUnknownNames(statement.named());
        }
    }

    private void refuseUnknownNames(Map<String, Object> named) {
        List<String> known = word.parameters().stream()
                .filter(this::mayBeNamed)
                .map(Parameter::name)
                .toList();
        named.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(Refusal.unknownArgument(word, name, known)));
    }

    /** In data an argument without a name may have one instead, but not both. */
    private boolean mayBeNamed(Parameter<?> parameter) {
        int given = statement.arguments().size();
        return switch (parameter.place()) {
            case NAMED -> true;
            case ALL_NAMED -> false;
            case ALL_POSITIONAL -> isData() && given == 0;
            case POSITIONAL ->
                isData() && word.parametersIn(Parameter.Place.POSITIONAL).indexOf(parameter) >= given;
        };
    }

    private void refuse(Finding finding) {
        findings.add(finding.at(place));
    }
}
