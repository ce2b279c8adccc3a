/** What can be seen of a mesh in a namespace, as plain values: facts with their source, and what could not be looked at. */
@NullMarked
package io.jenkins.plugins.servicemesh.mesh.status;

import org.jspecify.annotations.NullMarked;
