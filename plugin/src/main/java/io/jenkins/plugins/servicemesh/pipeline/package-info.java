/** Runs the steps of the library in a Jenkins build: off the thread that runs the Pipeline, in the scope that surrounds them. */
@NullMarked
package io.jenkins.plugins.servicemesh.pipeline;

import org.jspecify.annotations.NullMarked;
