/** The front door: {@link io.jenkins.plugins.servicemesh.MeshIntegration} and the choice of a mesh. */
@NullMarked
package io.jenkins.plugins.servicemesh;

import org.jspecify.annotations.NullMarked;
