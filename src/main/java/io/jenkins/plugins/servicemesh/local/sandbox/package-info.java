/**
 * The sandbox: what a script may call, decided at each call. It finds what Jenkins would refuse; it does not protect the
 * machine, on which {@code sh} runs what it is told.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.local.sandbox;

import org.jspecify.annotations.NullMarked;
