/** What steps return to a Pipeline: small, serialisable, plain values behind getters. */
@NullMarked
package io.jenkins.plugins.servicemesh.step.result;

import org.jspecify.annotations.NullMarked;
