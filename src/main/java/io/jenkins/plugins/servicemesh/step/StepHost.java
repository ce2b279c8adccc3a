package io.jenkins.plugins.servicemesh.step;

import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.dsl.MeshIntent;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricQueries;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.policy.ClusterPolicy;
import io.jenkins.plugins.servicemesh.rollout.CommandInbox;
import io.jenkins.plugins.servicemesh.rollout.Gate;
import io.jenkins.plugins.servicemesh.verify.PollClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who runs the Pipeline, as far as one call of a step sees it. */
public interface StepHost {

    /**
     * The cluster of that name; it stays open after the step.
     *
     * @param name as the Pipeline writes it; empty for the only one
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when there is none of that name
     */
    Cluster cluster(Optional<String> name);

    /**
     * The namespace of that cluster for calls that name none; empty where nobody said one.
     *
     * @param cluster as {@link #cluster}
     */
    default Optional<String> defaultNamespace(Optional<String> cluster) {
        return Optional.empty();
    }

    /** What is allowed on that cluster, as it is said now. */
    default ClusterPolicy policy(Cluster cluster) {
        return ClusterPolicy.NONE;
    }

    /** For whom objects are made: stable over builds. */
    Owner owner();

    /** This build. */
    String by();

    PollClock clock();

    /** File and line of the call. */
    Place place();

    /** Shows a line to who reads the build's log. */
    void log(String line);

    /**
     * The text of a file of the workspace.
     *
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when there is none, or the path leads out of it
     */
    String read(String path);

    /**
     * Evaluates a file of the DSL as code that is not trusted: in the sandbox, without steps, and not for long.
     *
     * @param text of the file
     * @param file what messages call it
     * @return what its {@code mesh} blocks ask for, in their order
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException with what is wrong with it
     */
    List<MeshIntent> evaluate(String text, String file);

    /**
     * Where figures of that cluster come from; empty where nothing is measured.
     *
     * @param name of a source; empty for the cluster's own
     * @param queries what the mesh's proxies count
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when there is none of that name
     */
    Optional<MetricSource> metrics(Cluster cluster, Optional<String> name, MetricQueries queries);

    /** What people say to rollouts of that cluster. */
    CommandInbox inbox(Cluster cluster);

    /** Webhooks that a rollout may name. */
    default Map<String, Gate> gates() {
        return Map.of();
    }
}
