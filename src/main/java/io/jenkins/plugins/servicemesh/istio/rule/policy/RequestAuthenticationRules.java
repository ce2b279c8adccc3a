package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.TextFormatException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** Rules on a RequestAuthentication: issuers, where their keys are, and where tokens stand in requests. */
public final class RequestAuthenticationRules {

    private static final String JWT = "istio/jwt-rule";
    private static final List<String> KEYS = List.of("jwksUri", "jwks_uri", "jwks");
    private static final List<String> NEVER_EMPTY =
            List.of("audiences", "fromParams", "fromCookies", "spaceDelimitedClaims");
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "k"); // RFC 7518, section 6

    private RequestAuthenticationRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        PolicyTargetRules.check(spec);
        spec.get("jwtRules").items().forEach(RequestAuthenticationRules::rule);
    }

    private static void rule(Field rule) {
        boolean keysAreKnown = rule.has("jwksUri") || rule.has("jwks_uri");
        if (rule.get("issuer").is("") || rule.get("issuer").absent() && !keysAreKnown) {
            rule.error(JWT, "a rule needs an issuer, or the jwksUri of its keys");
        }
        NEVER_EMPTY.forEach(list -> ValueRules.noEmptyTexts(rule.get(list), JWT));
        keys(rule);
        rule.get("fromHeaders").items().forEach(RequestAuthenticationRules::fromHeader);
        rule.get("outputClaimToHeaders").items().forEach(RequestAuthenticationRules::output);
        ValueRules.duration(rule.get("timeout"));
    }

    private static void keys(Field rule) {
        if (KEYS.stream().filter(rule::has).count() > 1) {
            rule.error(JWT, "more than one of jwksUri and jwks");
        }
        for (String key : List.of("jwksUri", "jwks_uri")) {
            rule.get(key).text().filter(text -> !isUrl(text)).ifPresent(text -> rule.get(key)
                    .error(JWT, "not a URL of http or https:"));
        }
        if (!rule.get("jwks").isEmpty()) {
            keySet(rule.get("jwks"));
        }
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void keySet(Field jwks) {
        try {
            JsonObject set = JsonText.parseObject(jwks.textOrEmpty());
            if (!set.has("keys") && !set.has("kty")) {
                jwks.report(Finding.error(JWT, "no keys in this JSON Web Key Set"));
            }
            if (isPrivate(set)
                    || set.array("keys").objects().stream().anyMatch(RequestAuthenticationRules::isPrivate)) {
                jwks.report(Finding.warning("istio/private-key", "a private key stands where a public one belongs")
                        .withSuggestion("leave its private members out, and take the key for known"));
            }
        } catch (TextFormatException e) {
            jwks.report(Finding.error(JWT, "not a JSON Web Key Set"));
        }
    }

    private static boolean isPrivate(JsonObject key) {
        return key.keys().stream().anyMatch(PRIVATE::contains);
    }

    private static void fromHeader(Field header) {
        if (header.get("name").isEmpty()) {
            header.error(JWT, "a header needs a name");
        }
    }

    private static void output(Field output) {
        if (output.get("claim").isEmpty()) {
            output.error(JWT, "a header that is written needs a claim");
        }
        if (!output.get("header").textOrEmpty().matches("[-_A-Za-z0-9]+")) {
            output.get("header").error(JWT, "a claim's header needs a name of letters, digits, '-' and '_'");
        }
    }
}
