/** The kinds that the server has, built in and custom, and the rules that each kind's objects have to keep. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.kind;

import org.jspecify.annotations.NullMarked;
