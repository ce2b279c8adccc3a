/** Rollouts as they are kept in the cluster: a ConfigMap each, with spec, state, who runs it, and what people say to it. */
@NullMarked
package io.jenkins.plugins.servicemesh.rollout.record;

import org.jspecify.annotations.NullMarked;
