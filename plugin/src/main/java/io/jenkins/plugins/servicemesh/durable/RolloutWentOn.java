package io.jenkins.plugins.servicemesh.durable;

import jenkins.model.CauseOfInterruption;

/** Why a step's block is stopped whose question is settled. */
final class RolloutWentOn extends CauseOfInterruption {
    private static final long serialVersionUID = 1L;

    @Override
    public String getShortDescription() {
        return "The rollout goes on without an answer";
    }
}
