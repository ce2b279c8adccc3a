/**
 * Kubernetes objects as immutable JSON trees: values, paths into them, patches, their text forms, and the identity of
 * an object. Nothing here knows a mesh; unknown fields always survive.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.resource;

import org.jspecify.annotations.NullMarked;
