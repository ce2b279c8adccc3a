/** From an intent and a snapshot to a plan: one planner a part of the intent, and the reviews of what they planned. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.planner;

import org.jspecify.annotations.NullMarked;
