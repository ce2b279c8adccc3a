/** A document held against a schema: findings with their places, defaults, and fields that no schema knows. */
@NullMarked
package io.jenkins.plugins.servicemesh.check.schema.document;

import org.jspecify.annotations.NullMarked;
