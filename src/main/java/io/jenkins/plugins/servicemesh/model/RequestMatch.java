package io.jenkins.plugins.servicemesh.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A condition on a request; all its parts must hold (AND). Several matches of one route are alternatives (OR).
 *
 * @param path of the URL, without query
 * @param method such as GET
 * @param headers by name, lower case; cookies are matched through {@link #withCookie}
 * @param withoutHeaders headers that must not match
 * @param queryParameters by name
 */
public record RequestMatch(
        Optional<StringMatch> path,
        Optional<StringMatch> method,
        Map<String, StringMatch> headers,
        Map<String, StringMatch> withoutHeaders,
        Map<String, StringMatch> queryParameters) {

    /** No condition yet. */
    public static final RequestMatch ANY =
            new RequestMatch(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of());

    public RequestMatch {
        headers = ordered(headers);
        withoutHeaders = ordered(withoutHeaders);
        queryParameters = ordered(queryParameters);
    }

    private static Map<String, StringMatch> ordered(Map<String, StringMatch> map) {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    public RequestMatch withPath(StringMatch match) {
        return new RequestMatch(Optional.of(match), method, headers, withoutHeaders, queryParameters);
    }

    public RequestMatch withMethod(StringMatch match) {
        return new RequestMatch(path, Optional.of(match), headers, withoutHeaders, queryParameters);
    }

    public RequestMatch withHeader(String name, StringMatch match) {
        return new RequestMatch(path, method, plus(headers, headerName(name), match), withoutHeaders, queryParameters);
    }

    public RequestMatch withoutHeader(String name, StringMatch match) {
        return new RequestMatch(path, method, headers, plus(withoutHeaders, headerName(name), match), queryParameters);
    }

    public RequestMatch withQueryParameter(String name, StringMatch match) {
        return new RequestMatch(path, method, headers, withoutHeaders, plus(queryParameters, name, match));
    }

    /** The cookie of this name has exactly this value; at most one cookie a match. */
    public RequestMatch withCookie(String name, String value) {
        if (headers.containsKey("cookie")) {
            throw new InvalidValueException("cookie match", name, "one cookie a match");
        }
        String expression = "^(.*;\\s*)?" + literal(name) + "=" + literal(value) + "(;.*)?$";
        return withHeader("cookie", new StringMatch.Regex(expression));
    }

    public boolean isAny() {
        return equals(ANY);
    }

    private static String headerName(String name) {
        if (!name.matches(":?[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new InvalidValueException("header name", name, "an HTTP token such as x-tester");
        }
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private static String literal(String text) {
        return text.replaceAll("[^A-Za-z0-9_-]", "\\\\$0");
    }

    private static Map<String, StringMatch> plus(Map<String, StringMatch> map, String key, StringMatch match) {
        Map<String, StringMatch> longer = new LinkedHashMap<>(map);
        longer.put(key, match);
        return longer;
    }
}
