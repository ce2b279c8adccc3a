/**
 * The arguments of the Pipeline steps, as tables of the same grammar as the closure DSL: a step is a word whose arguments are
 * named, and the words of the DSL that it takes stand beside them as data. What is read is a
 * {@link io.jenkins.plugins.servicemesh.dsl.step.StepRequest}; a new step is a class here and a line in
 * {@link io.jenkins.plugins.servicemesh.dsl.step.StepLanguage}.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.dsl.step;

import org.jspecify.annotations.NullMarked;
