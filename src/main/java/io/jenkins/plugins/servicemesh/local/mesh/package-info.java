/** The mesh steps of the local runner, and the scope that {@code withMesh} gives to the steps inside. */
@NullMarked
package io.jenkins.plugins.servicemesh.local.mesh;

import org.jspecify.annotations.NullMarked;
