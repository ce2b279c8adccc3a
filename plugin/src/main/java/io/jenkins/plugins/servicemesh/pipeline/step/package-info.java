/**
 * The steps as Jenkins wants them: a class each, which names its arguments for forms and for Declarative, and nothing else. What
 * the arguments mean is in the tables of the library.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.pipeline.step;

import org.jspecify.annotations.NullMarked;
