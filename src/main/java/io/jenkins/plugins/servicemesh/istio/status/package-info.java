/** Tells Istio's state in a namespace from what was read of the cluster: control plane, data plane, mTLS, callers, routes, telemetry. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.status;

import org.jspecify.annotations.NullMarked;
