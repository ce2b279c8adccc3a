/**
 * Istio: its kinds and labels, typed builders that write JSON trees, the fields that each intent becomes, and Istio's own
 * rules on single objects and on sets of them. Codes such as IST0109 are those of {@code istioctl analyze}.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.istio;

import org.jspecify.annotations.NullMarked;
