/**
 * The one grammar of the closure DSL. While a block is written, {@code MeshDsl.groovy} only records its words
 * ({@link io.jenkins.plugins.servicemesh.dsl.Recording}); when it ends, the tables of the blocks ({@code dsl.word}) read the
 * record by the machinery of {@code dsl.grammar} into a {@link io.jenkins.plugins.servicemesh.model.MeshSpec}, or refuse it
 * with all findings at once. Help, hints, near misses and the documentation come from the same tables.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.dsl;

import org.jspecify.annotations.NullMarked;
