/** Rollouts on a real Jenkins: to the end, over restarts, and stopped in every way that there is. */
package io.jenkins.plugins.servicemesh.durable;
