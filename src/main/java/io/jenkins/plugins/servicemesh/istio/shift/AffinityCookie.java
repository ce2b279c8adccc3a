package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.SessionAffinity;
import io.jenkins.plugins.servicemesh.plan.TreeEditor;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.util.Optional;

/** The cookie that a client gets with its first answer of the new version, and by which it stays there. */
record AffinityCookie(SessionAffinity affinity, Version version) {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final String AGE = "; Max-Age=";
    private static final String PATH = "; Path=/";

    /** Requests that carry it. */
    RequestMatch match() {
        return RequestMatch.ANY.withCookie(affinity.cookie(), version.name());
    }

    /** {@code shop=v2; Max-Age=3600; Path=/}. */
    private String header() {
        return pair() + AGE + affinity.lasts().toSeconds() + PATH;
    }

    private String pair() {
        return affinity.cookie() + "=" + version.name();
    }

    /**
     * The destination whose answers set it.
     *
     * @throws FindingsException when its answers set another cookie, since Istio adds one value for each header
     */
    JsonObject addedTo(JsonObject item) {
        Optional<String> other = written(item).filter(value -> !isOurs(value, pair()));
        if (other.isPresent()) {
            throw Refused.of(
                    "istio/shift-cookie",
                    "answers of " + version.name() + " set a cookie already, and Istio adds one only: " + other.get(),
                    "leave session affinity out, or let the application set that cookie");
        }
        return TreeEditor.set(item, new JsonString(header()), "headers", "response", "add", SET_COOKIE);
    }

    /** The destination whose answers do not set it. */
    JsonObject removedFrom(JsonObject item) {
        return written(item).filter(value -> isOurs(value, pair())).isPresent()
                ? TreeEditor.remove(item, "headers", "response", "add", SET_COOKIE)
                : item;
    }

    /** The destination whose answers set no such cookie of that version, whatever its name. */
    static JsonObject withoutAny(JsonObject item, String version) {
        boolean isAffinity = written(item)
                .filter(value -> value.contains("=" + version + AGE) && value.endsWith(PATH))
                .isPresent();
        return isAffinity ? TreeEditor.remove(item, "headers", "response", "add", SET_COOKIE) : item;
    }

    private static boolean isOurs(String header, String pair) {
        return header.startsWith(pair + AGE) && header.endsWith(PATH);
    }

    private static Optional<String> written(JsonObject item) {
        return item.object("headers").object("response").object("add").text(SET_COOKIE);
    }
}
