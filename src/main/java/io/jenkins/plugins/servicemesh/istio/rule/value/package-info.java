/** A field under check, and the rules that fields of every kind share. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.value;

import org.jspecify.annotations.NullMarked;
