/** Scenarios: how the versions of services behave over time, and the file in which that is written. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.traffic.scenario;

import org.jspecify.annotations.NullMarked;
