/** Whoever is asked outside whether a rollout may go on. */
@NullMarked
package io.jenkins.plugins.servicemesh.rollout.gate;

import org.jspecify.annotations.NullMarked;
