package io.jenkins.plugins.servicemesh.durable.obligation;

import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

/** Looks from time to time: a cluster that did not answer may answer now. */
@Extension
public final class ObligationWork extends AsyncPeriodicWork {

    public ObligationWork() {
        super("Service mesh rollouts that were left");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void execute(TaskListener listener) {
        Obligations.get().look();
    }

    /** It would say that it looked, every minute. */
    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }
}
