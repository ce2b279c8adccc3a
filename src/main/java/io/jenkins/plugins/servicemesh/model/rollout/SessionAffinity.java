package io.jenkins.plugins.servicemesh.model.rollout;

import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import java.time.Duration;

/**
 * Clients that got the new version once stay with it while its share grows.
 *
 * @param cookie its name
 * @param lasts how long the client keeps it
 */
public record SessionAffinity(String cookie, Duration lasts) {

    public SessionAffinity {
        if (!cookie.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new InvalidValueException("affinity cookie", cookie, "a cookie's name such as release");
        }
        Limits.positive("affinity lasts", lasts);
    }
}
