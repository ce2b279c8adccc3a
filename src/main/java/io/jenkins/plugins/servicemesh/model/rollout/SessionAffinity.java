package io.jenkins.plugins.servicemesh.model.rollout;

import java.time.Duration;

/**
 * Clients that got the new version once stay with it while its share grows.
 *
 * @param cookie its name
 * @param lasts how long the client keeps it
 */
public record SessionAffinity(String cookie, Duration lasts) {}
