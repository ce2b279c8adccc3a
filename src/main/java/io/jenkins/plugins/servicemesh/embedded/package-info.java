/**
 * A Kubernetes API server in this JVM, over HTTP on the loopback address, for tests and rehearsals: what it answers is
 * what a real one answers, and it plays the controllers that turn workloads into ready pods and endpoints.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded;

import org.jspecify.annotations.NullMarked;
