/** Prometheus, and whatever speaks its HTTP API. */
@NullMarked
package io.jenkins.plugins.servicemesh.metrics.prometheus;

import org.jspecify.annotations.NullMarked;
