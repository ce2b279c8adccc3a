package io.jenkins.plugins.servicemesh.durable;

import jenkins.model.CauseOfInterruption;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Tells an interrupted build from a person who says no. */
final class Interruptions {

    private Interruptions() {}

    /** Whether the build is stopped. A person who rejects an {@code input} answers, though by the same exception. */
    static boolean isOfBuild(FlowInterruptedException stop) {
        return stop.isActualInterruption() && stop.getCauses().stream().noneMatch(Interruptions::isAnswer);
    }

    /** Known by name: this plugin has no need of the plugin that it comes from. */
    private static boolean isAnswer(CauseOfInterruption cause) {
        return cause.getClass().getName().equals("org.jenkinsci.plugins.workflow.support.steps.input.Rejection")
                || cause instanceof RolloutWentOn;
    }
}
