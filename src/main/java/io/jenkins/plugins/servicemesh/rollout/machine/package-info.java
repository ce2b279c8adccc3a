/**
 * The state machine of a rollout: pure. Each phase is a record with only its own fields; it says what to do next and what becomes
 * of it by what was seen. Time comes in, deadlines are instants.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.rollout.machine;

import org.jspecify.annotations.NullMarked;
