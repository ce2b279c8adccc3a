/** The rules on a VirtualService, its routes and matches. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import org.jspecify.annotations.NullMarked;
