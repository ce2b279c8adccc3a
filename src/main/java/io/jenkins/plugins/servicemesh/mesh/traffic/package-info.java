/** How a mesh moves the requests of a service from one version to another: what every mesh promises. */
@NullMarked
package io.jenkins.plugins.servicemesh.mesh.traffic;

import org.jspecify.annotations.NullMarked;
