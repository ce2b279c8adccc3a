/**
 * What a step of the local Pipeline runner is: its signature, its arguments, and the context in which it runs. Steps are
 * added by implementing {@link io.jenkins.plugins.servicemesh.local.step.PipelineStep}.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.local.step;

import org.jspecify.annotations.NullMarked;
