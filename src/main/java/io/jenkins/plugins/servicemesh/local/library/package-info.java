/**
 * Code from other files than the Jenkinsfile: what {@code load} reads, and shared libraries that lie in folders: {@code vars} are words of the Pipeline, {@code src} are classes, {@code resources} are
 * texts.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.local.library;

import org.jspecify.annotations.NullMarked;
