/** The fields of every kind that is served, built-in or custom, in one model: what is printed, merged and owned follows it. */
@NullMarked
package io.jenkins.plugins.servicemesh.embedded.field;

import org.jspecify.annotations.NullMarked;
