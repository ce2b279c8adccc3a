/** Which rollouts this Jenkins began and has not seen end: all that is known of them outside of their builds. */
@NullMarked
package io.jenkins.plugins.servicemesh.durable.ledger;

import org.jspecify.annotations.NullMarked;
