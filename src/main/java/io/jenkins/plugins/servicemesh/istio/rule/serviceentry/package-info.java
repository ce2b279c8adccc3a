/** The rules on a ServiceEntry, its ports and endpoints. */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.rule.serviceentry;

import org.jspecify.annotations.NullMarked;
