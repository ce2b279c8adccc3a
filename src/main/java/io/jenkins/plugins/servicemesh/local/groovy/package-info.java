/** Compiles a Pipeline's Groovy to CPS code, and is what that code runs on: base script, closures, checked calls. */
@NullMarked
package io.jenkins.plugins.servicemesh.local.groovy;

import org.jspecify.annotations.NullMarked;
