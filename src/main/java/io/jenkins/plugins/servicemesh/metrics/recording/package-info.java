/** Recorded series, played back: rehearsals without a metric source. */
@NullMarked
package io.jenkins.plugins.servicemesh.metrics.recording;

import org.jspecify.annotations.NullMarked;
