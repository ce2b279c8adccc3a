package io.jenkins.plugins.servicemesh.durable.page.history;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.servicemesh.durable.page.RolloutMark;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;

/** Gives the page to jobs that have had rollouts. */
@Extension
@SuppressWarnings("rawtypes") // the class of all jobs has no type arguments
public final class RolloutHistoryFactory extends TransientActionFactory<Job> {

    @Override
    public Class<Job> type() {
        return Job.class;
    }

    @Override
    public Collection<? extends Action> createFor(Job job) {
        return RolloutMark.isSet(job) ? List.of(new RolloutHistory(job)) : List.of();
    }
}
