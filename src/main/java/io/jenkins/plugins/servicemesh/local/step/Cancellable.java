package io.jenkins.plugins.servicemesh.local.step;

/** Something that was planned for later. */
public interface Cancellable {

    /** It will not happen; nothing changes if it already did. */
    void cancel();
}
