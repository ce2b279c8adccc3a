package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules on changed headers (VirtualService {@code headers}), and on header names. */
final class HeaderRules {

    private static final String CHANGE = "istio/header-change";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t]]");

    /** What Envoy replaces in a value: {@code %%}, {@code %VAR%} or {@code %VAR(...)%}, the latter with a length limit. */
    private static final Pattern VARIABLE = Pattern.compile("%%|%[A-Z0-9_]+(\\([^)]*\\))?(:\\d+)?%");

    private HeaderRules() {}

    /** Whether that is an HTTP token. */
    static boolean isName(String text) {
        return TOKEN.matcher(text).matches();
    }

    static void check(Field headers) {
        Field request = headers.get("request");
        Field response = headers.get("response");
        for (String key : List.of("set", "add")) {
            request.get(key).members().forEach(header -> change(header, header.key(), isHost(header.key())));
            response.get(key).members().forEach(header -> change(header, header.key(), false));
        }
        request.get("remove").items().forEach(header -> change(header, header.textOrEmpty(), false));
        response.get("remove").items().forEach(header -> change(header, header.textOrEmpty(), false));
        List.of(request, response).forEach(HeaderRules::values);
    }

    private static boolean isHost(String name) {
        return name.toLowerCase(Locale.ROOT).equals("host") || name.equals(":authority");
    }

    private static void change(Field header, String name, boolean hostAllowed) {
        if (name.isEmpty()) {
            header.error(CHANGE, "a header's name is empty");
        } else if (!hostAllowed && (isHost(name) || name.startsWith(":"))) {
            header.error(CHANGE, "header '" + name + "' cannot be changed here", "use rewrite.authority for the host");
        }
    }

    private static void values(Field direction) {
        for (String key : List.of("set", "add")) {
            direction.get(key).members().forEach(HeaderRules::value);
        }
    }

    private static void value(Field header) {
        String value = header.textOrEmpty();
        if (CONTROL.matcher(value).find()) {
            header.error("istio/header-value", "control characters in the value of header '" + header.key() + "'");
        }
        if (VARIABLE.matcher(value).replaceAll("").contains("%")) {
            header.error("istio/header-value", "a '%' must be doubled or belong to a closed %VARIABLE%:");
        }
    }

    /** The Host header may be set in one way only. */
    static void authorityOnce(Field route) {
        Field request = route.get("headers", "request");
        long ways = List.of("set", "add").stream()
                .mapToLong(key -> request.get(key).members().stream()
                        .filter(header -> isHost(header.key()))
                        .count())
                .sum();
        if (ways + (route.get("rewrite", "authority").isEmpty() ? 0 : 1) > 1) {
            route.error(CHANGE, "the authority is set twice", "use rewrite.authority alone");
        }
    }
}
