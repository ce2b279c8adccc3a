/** The port to a Kubernetes API: what the floors above may ask of a cluster, and how it can refuse. Adapters live below it. */
@NullMarked
package io.jenkins.plugins.servicemesh.cluster;

import org.jspecify.annotations.NullMarked;
