/** The use cases behind the steps and the command, one class each. They take a mesh's manager and a cluster; none bypasses plan, check, apply, verify and record. */
@NullMarked
package io.jenkins.plugins.servicemesh.operation;

import org.jspecify.annotations.NullMarked;
