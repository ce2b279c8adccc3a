/** How requests move from one version to another with Istio's sidecars: weights, mirrors and routes for some requests. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.shift;

import org.jspecify.annotations.NullMarked;
