package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.RequestToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code allow from: [...], to: 'reviews'}: who may call what. */
final class AllowWord {

    private static final Parameter<List<String>> FROM = Parameter.named("from", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> NAMESPACES = Parameter.named("fromNamespaces", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> REQUEST_PRINCIPALS =
            Parameter.named("requestPrincipals", ArgumentTypes.TEXTS);
    private static final Parameter<Map<String, List<String>>> CLAIMS =
            Parameter.named("claims", ArgumentTypes.TEXTS_BY_NAME);
    private static final Parameter<String> TO = Parameter.named("to", ArgumentTypes.TEXT);
    private static final Parameter<List<String>> PATHS = Parameter.named("paths", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> METHODS = Parameter.named("methods", ArgumentTypes.TEXTS);
    private static final Parameter<List<Integer>> PORTS = Parameter.named("ports", ArgumentTypes.WHOLE_NUMBERS);

    private AllowWord() {}

    static Parameter<?>[] parameters() {
        return new Parameter<?>[] {
            FROM, NAMESPACES, REQUEST_PRINCIPALS, CLAIMS, TO, Workloads.LABELS, PATHS, METHODS, PORTS
        };
    }

    static AccessSpec read(Call call) {
        return new AccessSpec(
                Workloads.read(call, TO),
                call.find(FROM).orElse(List.of()),
                call.find(NAMESPACES).orElse(List.of()),
                token(call),
                call.find(PATHS).orElse(List.of()),
                call.find(METHODS).orElse(List.of()),
                call.find(PORTS).orElse(List.of()));
    }

    private static Optional<RequestToken> token(Call call) {
        Optional<List<String>> principals = call.find(REQUEST_PRINCIPALS);
        Optional<Map<String, List<String>>> claims = call.find(CLAIMS);
        return principals.isEmpty() && claims.isEmpty()
                ? Optional.empty()
                : Optional.of(new RequestToken(principals.orElse(List.of()), claims.orElse(Map.of())));
    }
}
