/** Chance that is the same each time: draws of counts and latencies from a seed. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.traffic.draw;

import org.jspecify.annotations.NullMarked;
