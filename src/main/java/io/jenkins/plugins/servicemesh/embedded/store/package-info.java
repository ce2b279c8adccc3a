/** The objects that the server keeps, their revisions and owners, and the events that tell of every change. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.store;

import org.jspecify.annotations.NullMarked;
