/**
 * The names that all of Istio's parts share: its kinds, its labels, and how a namespace says that it wants sidecars.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.istio.api;

import org.jspecify.annotations.NullMarked;
