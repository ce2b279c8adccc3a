/** The rules on a Gateway, its servers and their TLS. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.gateway;

import org.jspecify.annotations.NullMarked;
