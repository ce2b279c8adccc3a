/** Metric sources: what versions of a service did, as counted by a mesh's proxies. The port, and its real sources. */
@NullMarked
package io.jenkins.plugins.servicemesh.metrics;

import org.jspecify.annotations.NullMarked;
