/** A rollout whose build is gone is ended as it says itself; where that is impossible, administrators are told. */
@NullMarked
package io.jenkins.plugins.servicemesh.durable.obligation;

import org.jspecify.annotations.NullMarked;
