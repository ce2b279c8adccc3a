package io.jenkins.plugins.servicemesh.durable.obligation;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import hudson.util.HttpResponses;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollout;
import io.jenkins.plugins.servicemesh.durable.ledger.BegunRollouts;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.interceptor.RequirePOST;

/** Tells administrators of rollouts whose build is gone and that Jenkins cannot end: traffic is as they left it. */
@Extension
public final class OwedRollouts extends AdministrativeMonitor {

    @Override
    public String getDisplayName() {
        return "Service mesh rollouts that could not be ended";
    }

    @Override
    public boolean isActivated() {
        return !getRollouts().isEmpty();
    }

    /** Those that were tried in vain. */
    public List<BegunRollout> getRollouts() {
        return BegunRollouts.get().all().stream()
                .filter(each -> each.getTrouble() != null)
                .toList();
    }

    /** An administrator has seen to it. */
    @RequirePOST
    public HttpResponse doForget(@QueryParameter String key) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        BegunRollouts.get().remove(key);
        return HttpResponses.forwardToPreviousPage();
    }
}
