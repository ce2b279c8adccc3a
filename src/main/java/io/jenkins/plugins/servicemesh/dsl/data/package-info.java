/**
 * The language as plain data (maps, lists, scalars) instead of a script: the arguments of Pipeline steps, and mesh files.
 * {@link io.jenkins.plugins.servicemesh.dsl.data.DataReader} makes the statements that a script would have made.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.dsl.data;

import org.jspecify.annotations.NullMarked;
