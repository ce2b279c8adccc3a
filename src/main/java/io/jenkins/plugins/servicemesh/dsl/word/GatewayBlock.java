package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.GatewayServer;
import io.jenkins.plugins.servicemesh.model.GatewaySpec;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Protocol;
import io.jenkins.plugins.servicemesh.model.ServerTls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code gateway('public') { }}: what a gateway at the edge of the mesh takes. */
final class GatewayBlock {

    static final Parameter<String> NAME =
            Parameter.of("name", ArgumentTypes.TEXT).declaring("gateway");

    private static final Parameter<Map<String, String>> LABELS = Parameter.allNamed("labels", ArgumentTypes.LABELS);
    private static final Parameter<List<String>> HOSTS = Parameter.of("hosts", ArgumentTypes.TEXTS);
    private static final Parameter<Integer> PORT =
            Parameter.named("port", ArgumentTypes.WHOLE_NUMBER).mandatory();
    private static final Parameter<String> PROTOCOL =
            Parameter.named("protocol", ArgumentTypes.TEXT).mandatory();
    private static final Parameter<String> TLS = Parameter.named("tls", ArgumentTypes.TEXT);
    private static final Parameter<String> CREDENTIAL = Parameter.named("credentialName", ArgumentTypes.TEXT);
    private static final Parameter<Boolean> REDIRECT = Parameter.named("httpsRedirect", ArgumentTypes.FLAG);

    /** What is written of a gateway whose name does not count. */
    static final Block<GatewaySpec> BLOCK = Block.named("gateway", GatewaySpec.of("unnamed"))
            .word(
                    "selector",
                    "labels of the gateway's pods; a new gateway without is for istio: 'ingressgateway'",
                    "selector istio: 'ingressgateway'",
                    (gateway, call) -> gateway.withSelector(call.get(LABELS)),
                    LABELS)
            .repeatable(
                    "server",
                    "what is taken on one port for some hosts: tls is SIMPLE, MUTUAL, OPTIONAL_MUTUAL, ISTIO_MUTUAL,"
                            + " PASSTHROUGH or AUTO_PASSTHROUGH",
                    "server 'shop.example.com', port: 443, protocol: 'HTTPS', tls: 'SIMPLE', credentialName: 'shop-cert'",
                    (gateway, call) -> gateway.plus(server(call)),
                    HOSTS,
                    PORT,
                    PROTOCOL,
                    TLS,
                    CREDENTIAL,
                    REDIRECT);

    private GatewayBlock() {}

    /** What a call asks for. */
    static GatewaySpec read(Call call) {
        return call.body(BLOCK).withName(call.get(NAME));
    }

    private static GatewayServer server(Call call) {
        return new GatewayServer(
                call.get(HOSTS),
                call.get(PORT),
                Protocol.parse(call.get(PROTOCOL)),
                tls(call),
                call.find(REDIRECT).orElse(false));
    }

    private static Optional<ServerTls> tls(Call call) {
        Optional<String> credential = call.find(CREDENTIAL);
        if (credential.isPresent() && call.find(TLS).isEmpty()) {
            throw new InvalidValueException("server with a credentialName", "", "a TLS mode such as tls: 'SIMPLE'");
        }
        return call.find(TLS).map(mode -> new ServerTls(ServerTls.Mode.parse(mode), credential));
    }
}
