/**
 * Runs a Jenkinsfile on this machine, without Jenkins: the same Groovy, the same CPS transformation, a sandbox, a small set
 * of steps. What passes here can still fail on Jenkins; what fails here mostly fails there, too.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.local;

import org.jspecify.annotations.NullMarked;
