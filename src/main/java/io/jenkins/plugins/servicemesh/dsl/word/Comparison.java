package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import java.util.List;
import java.util.stream.Stream;

/** How a text is compared: exactly one of {@code exact:}, {@code prefix:} and {@code regex:}. */
final class Comparison {

    static final Parameter<String> EXACT =
            Parameter.named("exact", ArgumentTypes.TEXT).bareInData();
    static final Parameter<String> PREFIX = Parameter.named("prefix", ArgumentTypes.TEXT);
    static final Parameter<String> REGEX = Parameter.named("regex", ArgumentTypes.TEXT);

    private Comparison() {}

    static StringMatch read(Call call) {
        List<StringMatch> given = Stream.of(
                        call.find(EXACT).<StringMatch>map(StringMatch.Exact::new),
                        call.find(PREFIX).<StringMatch>map(StringMatch.Prefix::new),
                        call.find(REGEX).<StringMatch>map(StringMatch.Regex::new))
                .flatMap(java.util.Optional::stream)
                .toList();
        if (given.size() != 1) {
            throw new InvalidValueException(call.word(), "", "exactly one of exact:, prefix: and regex:");
        }
        return given.get(0);
    }
}
