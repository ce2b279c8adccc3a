package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Traffic;

/**
 * Both versions of a service since the last change of traffic.
 *
 * @param service its name
 */
public record Comparison(String service, Traffic stable, Traffic fresh) {}
