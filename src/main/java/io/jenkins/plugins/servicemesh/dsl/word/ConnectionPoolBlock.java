package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.grammar.Values;
import io.jenkins.plugins.servicemesh.model.ConnectionPool;
import java.time.Duration;
import java.util.function.BiFunction;

/** {@code connectionPool { }}. */
final class ConnectionPoolBlock {

    private static final Parameter<Integer> CONNECTIONS = Parameter.of("connections", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Duration> CONNECTING = Parameter.of("connecting", ArgumentTypes.DURATION);
    private static final Parameter<Integer> PENDING = Parameter.of("pending", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Integer> REQUESTS = Parameter.of("requests", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Integer> PER_CONNECTION = Parameter.of("perConnection", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Integer> RETRIES = Parameter.of("retries", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Duration> IDLE = Parameter.of("idle", ArgumentTypes.DURATION);

    static final Block<Values> BLOCK = Block.named("connectionPool", Values.NONE)
            .word(
                    "maxConnections",
                    "TCP connections at once to an endpoint's host",
                    "maxConnections 100",
                    keep(CONNECTIONS),
                    CONNECTIONS)
            .word(
                    "connectTimeout",
                    "time for a TCP connection to open",
                    "connectTimeout '1s'",
                    keep(CONNECTING),
                    CONNECTING)
            .word(
                    "maxPendingRequests",
                    "requests that may wait for a connection",
                    "maxPendingRequests 10",
                    keep(PENDING),
                    PENDING)
            .word("maxRequests", "requests at once", "maxRequests 100", keep(REQUESTS), REQUESTS)
            .word(
                    "maxRequestsPerConnection",
                    "requests after which a connection is closed; 0 is no limit",
                    "maxRequestsPerConnection 10",
                    keep(PER_CONNECTION),
                    PER_CONNECTION)
            .word("maxRetries", "retries at once", "maxRetries 3", keep(RETRIES), RETRIES)
            .word("idleTimeout", "how long an unused HTTP connection stays open", "idleTimeout '1m'", keep(IDLE), IDLE);

    private ConnectionPoolBlock() {}

    /** What the block's words ask for. */
    static ConnectionPool pool(Values values) {
        return new ConnectionPool(
                values.find(CONNECTIONS),
                values.find(CONNECTING),
                values.find(PENDING),
                values.find(REQUESTS),
                values.find(PER_CONNECTION),
                values.find(RETRIES),
                values.find(IDLE));
    }

    private static <T> BiFunction<Values, Call, Values> keep(Parameter<T> parameter) {
        return (values, call) -> {
            Values more = values.with(parameter, call.get(parameter));
            pool(more); // refuses a negative number here, where its line is known
            return more;
        };
    }
}
