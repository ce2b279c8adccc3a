/**
 * Runs a Jenkinsfile on this machine, without Jenkins: the same Groovy, the same CPS transformation, a sandbox, a small set
 * of steps. What passes here can still fail on Jenkins; what fails here mostly fails there, too.
 *
 * <p>It differs from Jenkins in this: everything runs on this machine and in one workspace, agents are read and not used;
 * there are no plugin steps but those that were added, no shared libraries, no {@code load}, no credentials; a build is not
 * stored and cannot be resumed, so values that cannot be serialised are not noticed; there is no build before it; the
 * whitelist is this runner's own, without approvals, and does not protect the machine, on which {@code sh} runs what it is
 * told; {@code tools}, {@code triggers}, {@code matrix} and conditions on tags and changes are refused.
 */
@NullMarked
package io.jenkins.plugins.servicemesh.local;

import org.jspecify.annotations.NullMarked;
