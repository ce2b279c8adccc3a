/** The judgement on what a version did: pure, and by statistical tests. It reads no clock and no cluster. */
@NullMarked
package io.jenkins.plugins.servicemesh.rollout.analysis;

import org.jspecify.annotations.NullMarked;
