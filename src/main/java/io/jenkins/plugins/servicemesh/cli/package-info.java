/** The {@code mesh} command: one class a subcommand, and one table from what happened to the exit code. */
@NullMarked
package io.jenkins.plugins.servicemesh.cli;

import org.jspecify.annotations.NullMarked;
