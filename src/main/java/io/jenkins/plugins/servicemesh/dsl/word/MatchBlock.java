package io.jenkins.plugins.servicemesh.dsl.word;

import static io.jenkins.plugins.servicemesh.dsl.word.Comparison.EXACT;
import static io.jenkins.plugins.servicemesh.dsl.word.Comparison.PREFIX;
import static io.jenkins.plugins.servicemesh.dsl.word.Comparison.REGEX;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import java.util.Map;

/** {@code match { }}: all its conditions must hold. */
final class MatchBlock {

    private static final Parameter<String> NAME = Parameter.of("name", ArgumentTypes.TEXT);
    private static final Parameter<String> VALUE = Parameter.of("value", ArgumentTypes.TEXT);
    private static final Parameter<String> METHOD = Parameter.of("method", ArgumentTypes.TEXT);

    static final Block<RequestMatch> BLOCK = Block.named("match", RequestMatch.ANY)
            .repeatable(
                    "header",
                    "a header of the request",
                    "header 'x-tester', exact: 'yes'",
                    (match, call) -> match.withHeader(unused(match.headers(), call), Comparison.read(call)),
                    NAME,
                    EXACT,
                    PREFIX,
                    REGEX)
            .repeatable(
                    "withoutHeader",
                    "a header that must not be like this",
                    "withoutHeader 'x-robot', exact: 'yes'",
                    (match, call) -> match.withoutHeader(unused(match.withoutHeaders(), call), Comparison.read(call)),
                    NAME,
                    EXACT,
                    PREFIX,
                    REGEX)
            .word(
                    "path",
                    "the path of the URL, without query",
                    "path prefix: '/api'",
                    (match, call) -> match.withPath(Comparison.read(call)),
                    EXACT,
                    PREFIX,
                    REGEX)
            .word(
                    "method",
                    "the HTTP method",
                    "method 'GET'",
                    (match, call) -> match.withMethod(new StringMatch.Exact(call.get(METHOD))),
                    METHOD)
            .word(
                    "cookie",
                    "a cookie with exactly this value",
                    "cookie 'user', 'alice'",
                    (match, call) -> match.withCookie(call.get(NAME), call.get(VALUE)),
                    NAME,
                    VALUE)
            .repeatable(
                    "query",
                    "a parameter of the query",
                    "query 'beta', exact: '1'",
                    (match, call) ->
                            match.withQueryParameter(unused(match.queryParameters(), call), Comparison.read(call)),
                    NAME,
                    EXACT,
                    PREFIX,
                    REGEX);

    private MatchBlock() {}

    /** The name that a call compares; a second comparison of it would replace the first. Names of headers have no case. */
    private static String unused(Map<String, StringMatch> compared, Call call) {
        String name = call.get(NAME);
        if (compared.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            throw new InvalidValueException(call.word(), name, "a name that the match does not compare already");
        }
        return name;
    }
}
