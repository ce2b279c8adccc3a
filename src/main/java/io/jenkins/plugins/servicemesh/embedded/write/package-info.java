/** Answers to create, update, patch and delete, from decoding a body to the fields' managers. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.write;

import org.jspecify.annotations.NullMarked;
