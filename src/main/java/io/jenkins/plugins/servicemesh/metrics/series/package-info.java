/** From samples of counters to what a version did: shared by every source that knows series. */
@NullMarked
package io.jenkins.plugins.servicemesh.metrics.series;

import org.jspecify.annotations.NullMarked;
