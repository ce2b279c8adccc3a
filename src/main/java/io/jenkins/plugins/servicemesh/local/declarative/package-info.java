/**
 * Declarative Pipelines: {@code pipeline { ... }} is checked as a whole before anything runs, and compiled to a tree of maps
 * and closures that {@code DeclarativePipeline.groovy} runs with ordinary steps.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.local.declarative;

import org.jspecify.annotations.NullMarked;
