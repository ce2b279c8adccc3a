package io.jenkins.plugins.servicemesh.dsl;

import static io.jenkins.plugins.servicemesh.dsl.Comparison.EXACT;
import static io.jenkins.plugins.servicemesh.dsl.Comparison.PREFIX;
import static io.jenkins.plugins.servicemesh.dsl.Comparison.REGEX;

import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;

/** {@code match { }}: all its conditions must hold. */
final class MatchBlock {

    private static final Parameter<String> HEADER =
            Parameter.of("name", ArgumentTypes.TEXT).declaring("header");
    private static final Parameter<String> UNWANTED =
            Parameter.of("name", ArgumentTypes.TEXT).declaring("unwanted header");
    private static final Parameter<String> QUERY =
            Parameter.of("name", ArgumentTypes.TEXT).declaring("query parameter");
    private static final Parameter<String> COOKIE = Parameter.of("name", ArgumentTypes.TEXT);
    private static final Parameter<String> VALUE = Parameter.of("value", ArgumentTypes.TEXT);
    private static final Parameter<String> METHOD = Parameter.of("method", ArgumentTypes.TEXT);

    static final Block<RequestMatch> BLOCK = Block.named("match", RequestMatch.ANY)
            .owning("header", "unwanted header", "query parameter")
            .repeatable(
                    "header",
                    "a header of the request",
                    "header 'x-tester', exact: 'yes'",
                    (match, call) -> match.withHeader(call.get(HEADER), Comparison.read(call)),
                    HEADER,
                    EXACT,
                    PREFIX,
                    REGEX)
            .repeatable(
                    "withoutHeader",
                    "a header that must not be like this",
                    "withoutHeader 'x-robot', exact: 'yes'",
                    (match, call) -> match.withoutHeader(call.get(UNWANTED), Comparison.read(call)),
                    UNWANTED,
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
                    (match, call) -> match.withCookie(call.get(COOKIE), call.get(VALUE)),
                    COOKIE,
                    VALUE)
            .repeatable(
                    "query",
                    "a parameter of the query",
                    "query 'beta', exact: '1'",
                    (match, call) -> match.withQueryParameter(call.get(QUERY), Comparison.read(call)),
                    QUERY,
                    EXACT,
                    PREFIX,
                    REGEX);

    private MatchBlock() {}
}
