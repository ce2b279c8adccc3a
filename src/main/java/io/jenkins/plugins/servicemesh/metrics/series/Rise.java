package io.jenkins.plugins.servicemesh.metrics.series;

import java.time.Instant;

/** What a counter rose by until this sample, since the one before it. */
record Rise(Instant at, long by) {}
