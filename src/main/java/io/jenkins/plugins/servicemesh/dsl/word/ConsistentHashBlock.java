package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.LoadBalancing.ConsistentHash;
import java.time.Duration;
import java.util.Optional;

/** {@code consistentHash { }}: what of a request decides its endpoint. */
final class ConsistentHashBlock {

    private static final Parameter<String> NAME = Parameter.of("name", ArgumentTypes.TEXT);
    private static final Parameter<Duration> TTL = Parameter.named("ttl", ArgumentTypes.DURATION);
    private static final Parameter<String> PATH = Parameter.named("path", ArgumentTypes.TEXT);

    static final Block<Optional<ConsistentHash>> BLOCK = Block.named("consistentHash", Optional.<ConsistentHash>empty())
            .word(
                    "header",
                    "by the value of a request header",
                    "header 'x-user'",
                    (hash, call) -> only(hash, new LoadBalancing.HeaderHash(call.get(NAME))),
                    NAME)
            .word(
                    "cookie",
                    "by a cookie, which the proxy sets when it is missing; without ttl it ends with the session",
                    "cookie 'user', ttl: '1h', path: '/'",
                    (hash, call) -> only(hash, cookie(call)),
                    NAME,
                    TTL,
                    PATH)
            .word(
                    "queryParameter",
                    "by the value of a query parameter",
                    "queryParameter 'user'",
                    (hash, call) -> only(hash, new LoadBalancing.QueryParameterHash(call.get(NAME))),
                    NAME)
            .word(
                    "sourceIp",
                    "by the caller's address",
                    "sourceIp()",
                    (hash, call) -> only(hash, new LoadBalancing.SourceIpHash()));

    private ConsistentHashBlock() {}

    private static ConsistentHash cookie(Call call) {
        return new LoadBalancing.CookieHash(
                call.get(NAME), call.find(PATH), call.find(TTL).orElse(Duration.ZERO));
    }

    private static Optional<ConsistentHash> only(Optional<ConsistentHash> before, ConsistentHash hash) {
        if (before.isPresent()) {
            throw new InvalidValueException(
                    "consistentHash", "", "exactly one of header, cookie, queryParameter, sourceIp");
        }
        return Optional.of(hash);
    }
}
