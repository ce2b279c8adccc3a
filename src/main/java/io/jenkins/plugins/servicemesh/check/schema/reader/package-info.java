/** Definitions read from a CustomResourceDefinition, as Kubernetes publishes it. */
@NullMarked
package io.jenkins.plugins.servicemesh.check.schema.reader;

import org.jspecify.annotations.NullMarked;
