/**
 * What would change and why, as values: plans, changes, edits, and whose object it is. Pure: nothing here reads or writes
 * a cluster.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.plan;

import org.jspecify.annotations.NullMarked;
