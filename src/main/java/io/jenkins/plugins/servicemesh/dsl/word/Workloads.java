package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Workload;
import java.util.Map;
import java.util.Optional;

/** Workloads, named by the value of their pods' label {@code app} or with other labels. */
public final class Workloads {

    /** Other labels than {@code app}. */
    public static final Parameter<Map<String, String>> LABELS = Parameter.named("labels", ArgumentTypes.LABELS);

    private Workloads() {}

    /**
     * The workload that a call names; empty for the whole namespace.
     *
     * @throws InvalidValueException for labels without a name
     */
    public static Optional<Workload> read(Call call, Parameter<String> name) {
        Optional<Map<String, String>> labels = call.find(LABELS);
        if (labels.isPresent() && call.find(name).isEmpty()) {
            throw new InvalidValueException("labels", labels.get(), "labels of a workload: name it too");
        }
        return call.find(name)
                .map(text -> labels.map(chosen -> new Workload(text, chosen)).orElseGet(() -> Workload.named(text)));
    }
}
