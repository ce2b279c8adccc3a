package io.jenkins.plugins.servicemesh.durable.obligation;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;

/** Hears that a job was deleted, and that Jenkins is there again. */
@Extension
public final class JobEnds extends ItemListener {

    @Override
    public void onDeleted(Item item) {
        Obligations.get().lookSoon();
    }

    @Override
    public void onLoaded() {
        Obligations.get().lookSoon();
    }
}
