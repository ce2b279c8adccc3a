/** What a job may do: nothing, unless it is granted. Held at the cluster itself, whichever step or file asks. */
@NullMarked
package io.jenkins.plugins.servicemesh.access;

import org.jspecify.annotations.NullMarked;
