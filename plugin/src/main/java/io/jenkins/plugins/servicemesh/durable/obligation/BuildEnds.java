package io.jenkins.plugins.servicemesh.durable.obligation;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;

/** Hears that a build ended or was deleted, however it came to that. */
@Extension
public final class BuildEnds extends RunListener<Run<?, ?>> {

    @Override
    public void onFinalized(Run<?, ?> run) {
        Obligations.get().lookSoon();
    }

    @Override
    public void onDeleted(Run<?, ?> run) {
        Obligations.get().lookSoon();
    }
}
