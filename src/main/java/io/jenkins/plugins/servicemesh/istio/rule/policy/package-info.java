/** The rules on what is aimed at workloads: AuthorizationPolicy, PeerAuthentication, RequestAuthentication and Telemetry. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.policy;

import org.jspecify.annotations.NullMarked;
