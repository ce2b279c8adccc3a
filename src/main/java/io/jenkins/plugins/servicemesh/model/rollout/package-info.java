/** What is wanted of a rollout: whose traffic moves, in which stages, judged by what, and what happens when it goes wrong. Values only. */
@NullMarked
package io.jenkins.plugins.servicemesh.model.rollout;

import org.jspecify.annotations.NullMarked;
