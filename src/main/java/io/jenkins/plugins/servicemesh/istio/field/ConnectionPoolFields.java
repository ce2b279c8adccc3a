package io.jenkins.plugins.servicemesh.istio.field;

import io.jenkins.plugins.servicemesh.model.ConnectionPool;
import io.jenkins.plugins.servicemesh.resource.JsonObject;

/** Connection limits as DestinationRule {@code trafficPolicy.connectionPool}. */
public final class ConnectionPoolFields {

    private ConnectionPoolFields() {}

    /** {@code {tcp: {...}, http: {...}}}, each only when one of its fields is set. */
    public static JsonObject of(ConnectionPool pool) {
        return Optionals.withFilled(Optionals.withFilled(JsonObject.EMPTY, "tcp", tcp(pool)), "http", http(pool));
    }

    private static JsonObject tcp(ConnectionPool pool) {
        JsonObject fields = Optionals.with(JsonObject.EMPTY, "maxConnections", pool.maxConnections());
        return Optionals.withDuration(fields, "connectTimeout", pool.connectTimeout());
    }

    private static JsonObject http(ConnectionPool pool) {
        JsonObject fields = Optionals.with(JsonObject.EMPTY, "http1MaxPendingRequests", pool.maxPendingRequests());
        fields = Optionals.with(fields, "http2MaxRequests", pool.maxRequests());
        fields = Optionals.with(fields, "maxRequestsPerConnection", pool.maxRequestsPerConnection());
        fields = Optionals.with(fields, "maxRetries", pool.maxRetries());
        return Optionals.withDuration(fields, "idleTimeout", pool.idleTimeout());
    }
}
