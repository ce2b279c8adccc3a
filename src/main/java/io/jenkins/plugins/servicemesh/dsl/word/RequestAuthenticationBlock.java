package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.RequestAuthenticationSpec;
import io.jenkins.plugins.servicemesh.model.TokenIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code requestAuthentication('reviews') { }}: whose tokens are taken. */
final class RequestAuthenticationBlock {

    /** The workload; absent for the whole namespace. */
    static final Parameter<String> WORKLOAD =
            Parameter.of("workload", ArgumentTypes.TEXT).optional();

    private static final Parameter<String> ISSUER =
            Parameter.of("issuer", ArgumentTypes.TEXT).declaring("issuer");
    private static final Parameter<String> JWKS_URI =
            Parameter.named("jwksUri", ArgumentTypes.TEXT).bareInData();
    private static final Parameter<String> JWKS = Parameter.named("jwks", ArgumentTypes.TEXT);
    private static final Parameter<List<String>> AUDIENCES = Parameter.named("audiences", ArgumentTypes.TEXTS);
    private static final Parameter<Boolean> FORWARD = Parameter.named("forwardOriginalToken", ArgumentTypes.FLAG);
    private static final Parameter<Map<String, String>> HEADERS =
            Parameter.named("fromHeaders", ArgumentTypes.TEXT_BY_NAME);
    private static final Parameter<List<String>> PARAMS = Parameter.named("fromParams", ArgumentTypes.TEXTS);
    private static final Parameter<Map<String, String>> OUTPUT =
            Parameter.named("outputClaimToHeaders", ArgumentTypes.TEXT_BY_NAME);

    static final Block<List<TokenIssuer>> BLOCK = Block.named("requestAuthentication", List.<TokenIssuer>of())
            .owning("issuer")
            .repeatable(
                    "issuer",
                    "who issues tokens, where its public keys are, and where tokens stand: prefixes by header, or query"
                            + " parameters; claims can be written to headers",
                    "issuer 'https://id.example.com', jwksUri: 'https://id.example.com/jwks.json', audiences: ['shop'],"
                            + " fromHeaders: ['x-token': 'Bearer '], outputClaimToHeaders: [sub: 'x-user']",
                    (issuers, call) -> plus(issuers, issuer(call)),
                    ISSUER,
                    JWKS_URI,
                    JWKS,
                    AUDIENCES,
                    FORWARD,
                    HEADERS,
                    PARAMS,
                    OUTPUT);

    private RequestAuthenticationBlock() {}

    /** What a call asks for. */
    static RequestAuthenticationSpec read(Call call) {
        return new RequestAuthenticationSpec(Workloads.read(call, WORKLOAD), call.body(BLOCK));
    }

    private static TokenIssuer issuer(Call call) {
        return new TokenIssuer(
                call.get(ISSUER),
                call.find(JWKS_URI),
                call.find(JWKS),
                call.find(AUDIENCES).orElse(List.of()),
                call.find(FORWARD),
                call.find(HEADERS).orElse(Map.of()),
                call.find(PARAMS).orElse(List.of()),
                call.find(OUTPUT).orElse(Map.of()));
    }

    private static List<TokenIssuer> plus(List<TokenIssuer> issuers, TokenIssuer issuer) {
        List<TokenIssuer> more = new ArrayList<>(issuers);
        more.add(issuer);
        return more;
    }
}
