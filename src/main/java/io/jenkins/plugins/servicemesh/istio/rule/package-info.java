/**
 * Istio's own rules: where a check begins, on one object and on a set of them; what a kind demands is in a package
 * of its own.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule;

import org.jspecify.annotations.NullMarked;
