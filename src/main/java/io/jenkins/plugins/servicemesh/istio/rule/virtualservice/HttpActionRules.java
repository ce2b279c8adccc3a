package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rules on rewrites, redirects, direct responses and CORS. */
final class HttpActionRules {

    private static final String REWRITE = "istio/rewrite";
    private static final String REDIRECT = "istio/redirect";
    private static final String CORS = "istio/cors";
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "*");
    private static final int LARGE_BODY = 100 * 1024;
    private static final int LARGEST_BODY = 1024 * 1024;

    private HttpActionRules() {}

    static void check(Field route) {
        rewrite(route.get("rewrite"));
        redirect(route.get("redirect"), route.get("match"));
        directResponse(route.get("directResponse"));
        cors(route.get("corsPolicy"));
    }

    private static void rewrite(Field rewrite) {
        if (rewrite.absent()) {
            return;
        }
        Field regex = rewrite.get("uriRegexRewrite");
        if (rewrite.get("uri").isEmpty() && rewrite.get("authority").isEmpty() && regex.absent()) {
            rewrite.error(REWRITE, "a rewrite needs uri, uriRegexRewrite or authority");
        }
        if (!rewrite.get("uri").isEmpty() && regex.present()) {
            rewrite.error(REWRITE, "uri and uriRegexRewrite exclude each other");
        }
        if (regex.present()) {
            regexRewrite(regex);
        }
    }

    private static void regexRewrite(Field regex) {
        if (regex.get("match").isEmpty() || regex.get("rewrite").isEmpty()) {
            regex.error(REWRITE, "uriRegexRewrite needs match and rewrite");
        } else {
            StringMatchRules.regex(regex.get("match"));
        }
    }

    private static void redirect(Field redirect, Field matches) {
        if (redirect.absent()) {
            return;
        }
        Field prefix = redirect.get("prefixRewrite");
        if (redirect.isEmpty()) {
            redirect.error(REDIRECT, "a redirect needs something to change");
        }
        if (!redirect.get("uri").isEmpty() && !prefix.isEmpty()) {
            redirect.error(REDIRECT, "uri and prefixRewrite exclude each other");
        }
        if (!prefix.isEmpty() && !allMatchPrefixes(matches)) {
            prefix.error(REDIRECT, "prefixRewrite needs a uri prefix in every match of the route:");
        }
        if (redirect.get("redirectCode").integer().orElse(0) != 0) {
            ValueRules.between(redirect.get("redirectCode"), 300, 399, REDIRECT, "a redirect's code");
        }
        Field scheme = redirect.get("scheme");
        if (!scheme.isEmpty() && !scheme.is("http") && !scheme.is("https")) {
            scheme.report(Finding.notAllowed(REDIRECT, "scheme", scheme.textOrEmpty(), List.of("http", "https")));
        }
        ValueRules.port(redirect.get("port"));
    }

    private static boolean allMatchPrefixes(Field matches) {
        return matches.items().stream()
                .allMatch(match -> match.get("uri").absent() || match.get("uri").has("prefix"));
    }

    private static void directResponse(Field response) {
        if (response.absent()) {
            return;
        }
        ValueRules.between(response.get("status"), 200, 600, "istio/direct-response", "a status");
        Field body = response.get("body");
        int size = body.get("string").textOrEmpty().getBytes(StandardCharsets.UTF_8).length
                + body.get("bytes").textOrEmpty().length() / 4 * 3; // base64
        if (size > LARGEST_BODY) {
            body.error("istio/direct-response", "a body of more than 1 MiB");
        } else if (size > LARGE_BODY) {
            body.warn("istio/direct-response", "a body of more than 100 KiB goes to every proxy");
        }
    }

    private static void cors(Field cors) {
        for (Field origin : cors.get("allowOrigins").items()) {
            StringMatchRules.check(origin);
        }
        for (Field method : cors.get("allowMethods").items()) {
            if (!METHODS.contains(method.textOrEmpty())) {
                method.report(Finding.notAllowed(CORS, "method", method.textOrEmpty(), METHODS));
            }
        }
        for (String key : List.of("allowHeaders", "exposeHeaders")) {
            for (Field header : cors.get(key).items()) {
                if (!HeaderRules.isName(header.textOrEmpty())) {
                    header.error(CORS, "not a header's name");
                }
            }
        }
        maxAge(cors.get("maxAge"));
    }

    private static void maxAge(Field maxAge) {
        ValueRules.duration(maxAge);
        ValueRules.read(maxAge)
                .filter(age -> age.toMillis() % 1000 != 0)
                .ifPresent(age -> maxAge.error(CORS, "maxAge must be whole seconds:"));
    }
}
