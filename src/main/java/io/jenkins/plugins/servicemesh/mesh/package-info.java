/** What every mesh promises to the floors above: a manager that plans, its capabilities, and what it needs to read. */
@NullMarked
package io.jenkins.plugins.servicemesh.mesh;

import org.jspecify.annotations.NullMarked;
