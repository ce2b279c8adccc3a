package io.jenkins.plugins.servicemesh.durable;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.dsl.step.StepCall;
import io.jenkins.plugins.servicemesh.dsl.step.StepLanguage;
import io.jenkins.plugins.servicemesh.step.StepRollout;
import io.jenkins.plugins.servicemesh.step.StepRunner;
import io.jenkins.plugins.servicemesh.step.StepScope;
import java.util.Map;
import java.util.Optional;

/**
 * Which rollout is wanted.
 *
 * @param cluster the cluster that it names; empty for the one of the block around
 * @param namespace as the cluster
 * @param failBuild whether the step fails when the rollout does not end well
 * @param begin begins it
 */
record RolloutRequest(Optional<String> cluster, Optional<String> namespace, boolean failBuild, Begin begin) {

    /** Begins a rollout. */
    interface Begin {
        StepRollout with(StepRunner runner);
    }

    /**
     * What a call of a step asks for.
     *
     * @throws FindingsException with all that is wrong with its arguments
     */
    static RolloutRequest of(String function, Map<String, Object> arguments) {
        Object spec = arguments.get("spec");
        if (spec instanceof MeshIntent intent) {
            int number = ((Number) arguments.getOrDefault("number", 0)).intValue();
            return new RolloutRequest(
                    intent.cluster(), intent.namespace(), intent.failBuild(), runner -> runner.rollOut(intent, number));
        }
        if (spec != null) {
            throw new FindingsException(Finding.error("step/argument", "spec has to be a mesh block")
                    .at(Place.at(function))
                    .withSuggestion("write: mesh(namespace: 'shop') { canary('reviews') { ... } }"));
        }
        StepCall call = StepLanguage.read(function, arguments, Place.at(function));
        return new RolloutRequest(call.cluster(), call.namespace(), call.failBuild(), runner -> runner.rollOut(call));
    }

    /** Where it is, in this scope. */
    StepScope in(StepScope around) {
        return around.with(cluster, namespace);
    }
}
