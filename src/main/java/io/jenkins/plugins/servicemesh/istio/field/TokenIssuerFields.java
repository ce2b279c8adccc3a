package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.TokenIssuer;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** Who issues tokens, as an item of RequestAuthentication {@code jwtRules}. */
public final class TokenIssuerFields {

    private TokenIssuerFields() {}

    /** {@code {issuer, jwksUri, audiences, fromHeaders: [{name, prefix}], ...}}, what is set of it. */
    public static JsonObject of(TokenIssuer issuer) {
        JsonObject fields = JsonObject.of("issuer", issuer.issuer());
        fields = Optionals.with(fields, "jwksUri", issuer.jwksUri());
        fields = Optionals.with(fields, "jwks", issuer.jwks());
        fields = Optionals.withFilled(fields, "audiences", issuer.audiences());
        fields = Optionals.with(fields, "forwardOriginalToken", issuer.forwardOriginalToken());
        fields = Optionals.withFilled(
                fields,
                "fromHeaders",
                issuer.fromHeaders().entrySet().stream()
                        .map(header -> header(header.getKey(), header.getValue()))
                        .toList());
        fields = Optionals.withFilled(fields, "fromParams", issuer.fromParams());
        return Optionals.withFilled(
                fields,
                "outputClaimToHeaders",
                issuer.outputClaimToHeaders().entrySet().stream()
                        .map(output ->
                                JsonObject.of("header", output.getValue()).with("claim", output.getKey()))
                        .toList());
    }

    /** The rule that is there with what is wanted of its issuer; of the two ways to give keys the other one goes. */
    public static JsonObject of(TokenIssuer wanted, JsonObject existing) {
        JsonObject kept = wanted.jwksUri().isPresent() ? existing.without("jwks") : existing;
        kept = wanted.jwks().isPresent() ? kept.without("jwksUri").without("jwks_uri") : kept;
        return FieldMerge.merge(kept, of(wanted));
    }

    private static JsonObject header(String name, String prefix) {
        JsonObject header = JsonObject.of("name", name);
        return prefix.isEmpty() ? header : header.with("prefix", prefix);
    }
}
