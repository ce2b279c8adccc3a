/** Rollouts that this Jenkins runs now, whoever began them: advanced by a few threads that all share. */
@NullMarked
package io.jenkins.plugins.servicemesh.durable.live;

import org.jspecify.annotations.NullMarked;
