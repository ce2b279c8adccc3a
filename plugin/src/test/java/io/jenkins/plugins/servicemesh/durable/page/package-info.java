/** What is kept of a rollout with its build, without a Jenkins. */
package io.jenkins.plugins.servicemesh.durable.page;
