/** The only code that writes mesh objects: guards, the writes with their preconditions, and taking them back. */
@NullMarked
package io.jenkins.plugins.servicemesh.apply;

import org.jspecify.annotations.NullMarked;
