package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Status;
import io.jenkins.plugins.servicemesh.embedded.http.StatusException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells who sends a request, by its bearer token and by whom the sender asks to stand for. */
public final class Callers {

    private static final String SCHEME = "Bearer ";

    private final Map<String, Caller> byToken = new ConcurrentHashMap<>();

    /** From now on that token is this caller's. */
    public void add(String token, Caller caller) {
        byToken.put(token, caller);
    }

    /**
     * The sender.
     *
     * @throws StatusException when the token is nobody's, or when one who is no administrator asks to stand for another
     */
    Caller of(Request request) {
        String header = request.header("authorization");
        Caller sender = header.startsWith(SCHEME) ? byToken(header.substring(SCHEME.length())) : Caller.ADMINISTRATOR;
        String other = request.header("impersonate-user");
        return other.isEmpty() ? sender : impersonated(sender, other, request);
    }

    private Caller byToken(String token) {
        return Optional.ofNullable(byToken.get(token))
                .orElseThrow(() -> new Status(401, "Unauthorized", "Unauthorized").exception());
    }

    private static Caller impersonated(Caller sender, String other, Request request) {
        if (!sender.isAdministrator()) {
            throw Status.impersonationForbidden(sender.name(), other).exception();
        }
        return Caller.named(other, request.headers().getOrDefault("impersonate-group", List.of()));
    }
}
