/**
 * Files that steps name: read from the workspace as far as a limit goes, and, where they are of the DSL, evaluated as code that
 * is not trusted.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.pipeline.file;

import org.jspecify.annotations.NullMarked;
