/** The definition of a kind: its names, its versions, and the schema of each. */
@NullMarked
package io.jenkins.plugins.servicemesh.check.schema.definition;

import org.jspecify.annotations.NullMarked;
