/** Each intent as the fields that Istio has for it: JSON trees, rendered and laid over what is there, never checked. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.field;

import org.jspecify.annotations.NullMarked;
