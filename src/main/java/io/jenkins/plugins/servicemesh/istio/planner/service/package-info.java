/** The service whose traffic is planned, and the objects in the mesh that speak of it. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.planner.service;

import org.jspecify.annotations.NullMarked;
