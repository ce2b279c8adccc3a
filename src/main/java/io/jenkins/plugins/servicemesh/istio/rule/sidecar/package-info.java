/** The rules on a Sidecar, its listeners in both directions. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.sidecar;

import org.jspecify.annotations.NullMarked;
