package io.jenkins.plugins.servicemesh.rollout.machine;

/** What a person says to a rollout from outside. */
public enum Command {
    PAUSE,
    RESUME,
    PROMOTE,
    ABORT
}
