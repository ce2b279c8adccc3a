/** Progressive delivery: the driver, which acts and observes, and what it needs. */
@NullMarked
package io.jenkins.plugins.servicemesh.rollout;

import org.jspecify.annotations.NullMarked;
