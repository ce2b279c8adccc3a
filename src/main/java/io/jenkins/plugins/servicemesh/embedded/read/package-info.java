/** Answers to get, list and watch: selectors, pages, and the history of events. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.read;

import org.jspecify.annotations.NullMarked;
