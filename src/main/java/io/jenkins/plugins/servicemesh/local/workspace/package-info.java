/** Steps for the files of the working directory: reading and writing, stashes, artifacts. */
@NullMarked
package io.jenkins.plugins.servicemesh.local.workspace;

import org.jspecify.annotations.NullMarked;
