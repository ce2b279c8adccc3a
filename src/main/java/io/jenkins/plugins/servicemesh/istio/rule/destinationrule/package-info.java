/** The rules on a DestinationRule and its traffic policies. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import org.jspecify.annotations.NullMarked;
