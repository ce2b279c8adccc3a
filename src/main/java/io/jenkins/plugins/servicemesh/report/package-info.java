/** A run for people and for programs: plans, results and findings as console text and as JSON. Views of what the applier uses; nothing is worked out again here. */
@NullMarked
package io.jenkins.plugins.servicemesh.report;

import org.jspecify.annotations.NullMarked;
