/** What an administrator allows on a cluster, whoever writes there; taking back is always allowed. */
@NullMarked
package io.jenkins.plugins.servicemesh.policy;

import org.jspecify.annotations.NullMarked;
