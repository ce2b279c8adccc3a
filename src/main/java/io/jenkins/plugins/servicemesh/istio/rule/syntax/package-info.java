/**
 * Texts as Istio reads them: hosts, addresses, durations, regular expressions, CEL; whether a text is one, and why
 * not.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import org.jspecify.annotations.NullMarked;
