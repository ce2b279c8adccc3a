package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import java.util.List;

/** {@code allow from: [...], to: 'reviews'}: who may call what. */
final class AllowWord {

    private static final Parameter<List<String>> FROM = Parameter.named("from", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> NAMESPACES = Parameter.named("fromNamespaces", ArgumentTypes.TEXTS);
    private static final Parameter<String> TO = Parameter.named("to", ArgumentTypes.TEXT);
    private static final Parameter<List<String>> PATHS = Parameter.named("paths", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> METHODS = Parameter.named("methods", ArgumentTypes.TEXTS);
    private static final Parameter<List<Integer>> PORTS = Parameter.named("ports", ArgumentTypes.WHOLE_NUMBERS);

    private AllowWord() {}

    static Parameter<?>[] parameters() {
        return new Parameter<?>[] {FROM, NAMESPACES, TO, Workloads.LABELS, PATHS, METHODS, PORTS};
    }

    static AccessSpec read(Call call) {
        return new AccessSpec(
                Workloads.read(call, TO),
                call.find(FROM).orElse(List.of()),
                call.find(NAMESPACES).orElse(List.of()),
                call.find(PATHS).orElse(List.of()),
                call.find(METHODS).orElse(List.of()),
                call.find(PORTS).orElse(List.of()));
    }
}
