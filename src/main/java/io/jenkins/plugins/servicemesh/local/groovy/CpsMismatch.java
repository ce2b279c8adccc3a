package io.jenkins.plugins.servicemesh.local.groovy;

/** Plain Java code, or a {@code @NonCPS} method, called Pipeline code: that would have ended the plain code in its middle. */
public final class CpsMismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CpsMismatch(String caller) {
        super(caller + " is plain code and cannot run a closure, a method or a step of the Pipeline inside;"
                + " use a loop, or move it into a method marked @NonCPS that calls no step");
    }
}
