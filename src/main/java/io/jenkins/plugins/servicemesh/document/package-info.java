/**
 * What is wanted, read from YAML that is not trusted: documents of mesh files and Kubernetes objects of a mesh's kinds, each
 * with its lines, and all that is wrong with them without a cluster.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.document;

import org.jspecify.annotations.NullMarked;
