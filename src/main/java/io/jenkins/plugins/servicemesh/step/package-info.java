/**
 * The Pipeline steps, whoever runs the Pipeline: a call is read by its table, runs its operation, and ends with a result or one
 * refusal. Who runs it is behind {@link io.jenkins.plugins.servicemesh.step.StepHost}.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.step;

import org.jspecify.annotations.NullMarked;
