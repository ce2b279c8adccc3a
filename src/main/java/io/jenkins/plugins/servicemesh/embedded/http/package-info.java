/** Requests and answers, the failures in the words of Kubernetes, and the HTTP server that carries them. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.http;

import org.jspecify.annotations.NullMarked;
