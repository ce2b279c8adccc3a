/** The run's time, real or virtual, and the one thread on which everything of a Pipeline happens. */
@NullMarked
package io.jenkins.plugins.servicemesh.local.time;

import org.jspecify.annotations.NullMarked;
