/** The closure form in a Pipeline: the variable {@code mesh}, and what a sandboxed script may call. */
@NullMarked
package io.jenkins.plugins.servicemesh.pipeline.dsl;

import org.jspecify.annotations.NullMarked;
