/**
 * A Kubernetes API server in this JVM, over HTTP on the loopback address, for tests and rehearsals: what it answers is
 * what a real one answers, and it plays the controllers that turn workloads into ready pods and endpoints. Here is the
 * cluster as tests hold it; below, from top to bottom: write, read, call, controller, store, kind, protobuf, field, http.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded;

import org.jspecify.annotations.NullMarked;
