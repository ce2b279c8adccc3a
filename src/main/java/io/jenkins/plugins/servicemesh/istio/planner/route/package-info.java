/** Edits of the routes in a VirtualService: finding the route that is meant, and changing that and no more. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.planner.route;

import org.jspecify.annotations.NullMarked;
