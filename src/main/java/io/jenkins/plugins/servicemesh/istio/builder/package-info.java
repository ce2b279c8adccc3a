/**
 * Typed builders of Istio's objects; what they build is checked by {@link
 * io.jenkins.plugins.servicemesh.istio.rule.IstioRules}.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.builder;

import org.jspecify.annotations.NullMarked;
