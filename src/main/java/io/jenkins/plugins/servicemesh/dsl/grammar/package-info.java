/**
 * The machinery of the language, without a word of it: a {@link io.jenkins.plugins.servicemesh.dsl.grammar.Block} is a table
 * of {@link io.jenkins.plugins.servicemesh.dsl.grammar.Word}s with their parameters, help and examples, and a {@link
 * io.jenkins.plugins.servicemesh.dsl.grammar.Grammar} reads {@link
 * io.jenkins.plugins.servicemesh.dsl.grammar.Statement}s by such tables, with all findings at once. Whoever makes the
 * statements (a script, data) gets the same findings.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.dsl.grammar;

import org.jspecify.annotations.NullMarked;
