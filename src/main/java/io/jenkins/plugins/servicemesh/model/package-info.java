/**
 * What a user asks for, as immutable values: intents and the value types that they are made of. JDK only. A value that
 * cannot be right is refused when it is made; what is not written in an intent is absent, never a default.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.model;

import org.jspecify.annotations.NullMarked;
