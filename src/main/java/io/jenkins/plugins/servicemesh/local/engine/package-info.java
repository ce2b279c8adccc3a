/**
 * Runs CPS-transformed code: a fiber for the script and for each body, steps that end when they like, one thread for all
 * of it.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.local.engine;

import org.jspecify.annotations.NullMarked;
