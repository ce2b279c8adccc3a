package io.jenkins.plugins.servicemesh.model;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who issues tokens, how they are verified, and where they stand in a request (Istio: RequestAuthentication {@code
 * jwtRules[]}). What is absent or empty is left as it is; a new issuer then has Istio's defaults.
 *
 * @param issuer as it stands in the claim {@code iss}
 * @param jwksUri where the issuer's public keys are; without it and {@code jwks} they are looked for by OpenID discovery
 * @param jwks the public keys themselves, a JSON Web Key Set; excludes {@code jwksUri}
 * @param audiences one of which a token must be for; empty takes the name of the service alone
 * @param forwardOriginalToken whether the service sees the token, too
 * @param fromHeaders prefix of the token by request header, the prefix with its space: {@code Bearer }; may be empty
 * @param fromParams query parameters that hold the token
 * @param outputClaimToHeaders request header for the service by claim
 */
public record TokenIssuer(
        String issuer,
        Optional<String> jwksUri,
        Optional<String> jwks,
        List<String> audiences,
        Optional<Boolean> forwardOriginalToken,
        Map<String, String> fromHeaders,
        List<String> fromParams,
        Map<String, String> outputClaimToHeaders) {

    public TokenIssuer {
        if (issuer.isBlank()) {
            throw new InvalidValueException("issuer", "", "a name as in the tokens' claim iss");
        }
        if (jwksUri.isPresent() && jwks.isPresent()) {
            throw new InvalidValueException("keys of issuer " + issuer, "jwksUri and jwks", "one of the two");
        }
        jwksUri.ifPresent(TokenIssuer::checkUri);
        audiences = List.copyOf(audiences);
        fromHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(fromHeaders));
        fromParams = List.copyOf(fromParams);
        outputClaimToHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(outputClaimToHeaders));
    }

    private static void checkUri(String text) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // falls through to the refusal, which says what is allowed
        }
        throw new InvalidValueException(
                "jwksUri", text, "a URL such as https://issuer.example.com/.well-known/jwks.json");
    }

    /** That issuer, nothing wanted of it yet. */
    public static TokenIssuer of(String issuer) {
        return new TokenIssuer(
                issuer, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Map.of(), List.of(), Map.of());
    }

    /** The issuer whose public keys are at that URL. */
    public static TokenIssuer of(String issuer, String jwksUri) {
        TokenIssuer plain = of(issuer);
        return new TokenIssuer(
                issuer,
                Optional.of(jwksUri),
                plain.jwks,
                plain.audiences,
                plain.forwardOriginalToken,
                plain.fromHeaders,
                plain.fromParams,
                plain.outputClaimToHeaders);
    }
}
