package io.jenkins.plugins.servicemesh.pipeline;

import hudson.init.Terminator;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The threads on which steps that wait do their short pieces of work: none is held while a step waits. */
public final class MeshThreads {

    private static final int MOST = 25;

    private static final ScheduledThreadPoolExecutor POOL = pool();

    private MeshThreads() {}

    static ScheduledThreadPoolExecutor get() {
        return POOL;
    }

    private static ScheduledThreadPoolExecutor pool() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(
                MOST, new NamingThreadFactory(new DaemonThreadFactory(), "service-mesh"));
        pool.setRemoveOnCancelPolicy(true);
        return pool;
    }

    /** What waits goes on after the restart. Called by Jenkins as it ends. */
    @Terminator
    public static void forget() {
        POOL.getQueue().clear();
    }
}
