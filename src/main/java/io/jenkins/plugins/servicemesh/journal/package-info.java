/** What was done, by whom and why, with enough to undo it: entries, their form, and where they are kept. */
@NullMarked
package io.jenkins.plugins.servicemesh.journal;

import org.jspecify.annotations.NullMarked;
