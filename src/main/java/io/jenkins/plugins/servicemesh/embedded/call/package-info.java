/**
 * A call as every handler meets it: what it addresses, whether it is allowed and admitted, and the state it works
 * on.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.call;

import org.jspecify.annotations.NullMarked;
