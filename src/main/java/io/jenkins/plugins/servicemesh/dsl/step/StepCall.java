package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.model.Sharing;
import java.time.Duration;
import java.util.Optional;

/**
 * One call of a step, free of mistakes.
 *
 * @param cluster the cluster's name, where the call gives one
 * @param namespace the namespace, where the call gives one
 * @param failBuild whether a refusal fails the build; else the step's result tells it
 * @param lockWait how long to wait for another writer of the same routes, where the call says it
 * @param sharing what becomes of changes to objects that controllers keep
 */
public record StepCall(
        Optional<String> cluster,
        Optional<String> namespace,
        boolean failBuild,
        Optional<Duration> lockWait,
        Sharing sharing,
        StepRequest request) {}
