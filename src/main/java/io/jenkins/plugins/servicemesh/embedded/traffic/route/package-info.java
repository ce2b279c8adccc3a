/** Where an embedded cluster's requests go: which workloads get which share of them, by routes, subsets and ready pods. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.traffic.route;

import org.jspecify.annotations.NullMarked;
