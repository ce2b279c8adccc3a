/** What people see of a job's rollouts: those of its last builds, on a page of the job. */
@NullMarked
package io.jenkins.plugins.servicemesh.durable.page.history;

import org.jspecify.annotations.NullMarked;
