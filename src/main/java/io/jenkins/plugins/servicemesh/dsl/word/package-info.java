/**
 * The blocks and words of the mesh language, a class each block: {@code XBlock.BLOCK} is its table, and the only place where
 * a word is written down. A new word is one more entry in the table of its block, plus {@code words/BLOCK/WORD.mesh} among
 * the tests; reading, hints, the data form, documentation and the schema of mesh files follow from the entry. {@link
 * io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage} ties the tables together.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.dsl.word;

import org.jspecify.annotations.NullMarked;
