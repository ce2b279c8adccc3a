package io.jenkins.plugins.servicemesh.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the token of a request must say (Istio: AuthorizationPolicy {@code requestPrincipals} and {@code
 * request.auth.claims}). A request without a valid token never meets it.
 *
 * @param principals {@code ISSUER/SUBJECT}, a star at one end allowed: {@code https://issuer.example.com/*} is any token of
 *     that issuer; empty for any token
 * @param claims allowed values by the name of the claim; all claims must be met
 */
public record RequestToken(List<String> principals, Map<String, List<String>> claims) {

    public RequestToken {
        principals = List.copyOf(principals);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        claims.forEach((claim, values) -> copy.put(claim, List.copyOf(values)));
        claims = Collections.unmodifiableMap(copy);
        if (principals.isEmpty() && claims.isEmpty()) {
            throw new InvalidValueException("token", "", "requestPrincipals or claims");
        }
        principals.forEach(RequestToken::checkPrincipal);
        claims.forEach(RequestToken::checkClaim);
    }

    /** Any token of that issuer. */
    public static RequestToken ofIssuer(String issuer) {
        return new RequestToken(List.of(issuer + "/*"), Map.of());
    }

    private static void checkPrincipal(String principal) {
        int star = principal.indexOf('*');
        boolean starInside = star > 0 && star < principal.length() - 1;
        if (principal.isEmpty() || starInside) {
            throw new InvalidValueException(
                    "request principal", principal, "ISSUER/SUBJECT, with '*' at most at one end");
        }
    }

    private static void checkClaim(String claim, List<String> values) {
        if (claim.isEmpty() || values.isEmpty() || values.contains("")) {
            throw new InvalidValueException("claim", claim, "a claim's name with at least one value");
        }
    }
}
