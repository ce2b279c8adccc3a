/** The steps that move requests over a long time: they outlive restarts, and hold neither thread nor executor while they wait. */
@NullMarked
package io.jenkins.plugins.servicemesh.durable;

import org.jspecify.annotations.NullMarked;
