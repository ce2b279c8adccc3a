/**
 * Istio as one of the meshes: the manager, and below it what it is made of. The planner and the builders see the rules and
 * the fields, and these see the names in {@code api}; nothing looks back. Codes such as IST0109 are those of
 * {@code istioctl analyze}.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.istio;

import org.jspecify.annotations.NullMarked;
