package io.jenkins.plugins.servicemesh.durable;

import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.RequestInterceptor;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An API server that, for some time, cannot write routes. */
record Refusal(BooleanSupplier now) implements RequestInterceptor {

    @Override
    public Optional<Response> before(Request request) {
        boolean write = !request.method().equals("GET") && request.path().contains("virtualservices");
        return write && now.getAsBoolean() ? Optional.of(Faults.internalError()) : Optional.empty();
    }
}
