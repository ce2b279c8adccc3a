/**
 * Simulated traffic on an embedded cluster: who asks which version how often, and how it answers, as a scenario says; and the
 * metric source that has counted it. Below, from top to bottom: scenario (the file), draw (chance).
 */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.traffic;

import org.jspecify.annotations.NullMarked;
