/** What people see of a rollout in Jenkins. */
@NullMarked
package io.jenkins.plugins.servicemesh.durable.page;

import org.jspecify.annotations.NullMarked;
