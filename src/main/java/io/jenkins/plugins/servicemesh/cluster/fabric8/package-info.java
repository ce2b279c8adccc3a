/**
 * The port to a Kubernetes API on fabric8's HTTP client: connections, credentials and TLS are fabric8's; what is asked and
 * how the answer is read is ours, as JSON text, so that no typed model can lose a field. Nothing else imports fabric8.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.cluster.fabric8;

import org.jspecify.annotations.NullMarked;
