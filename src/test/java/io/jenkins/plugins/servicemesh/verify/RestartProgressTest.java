package io.jenkins.plugins.servicemesh.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a workload's pods count as replaced. */
class RestartProgressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | 2, 'replicas': 2, 'updatedReplicas': 2, 'readyReplicas': 2 | true | 2 of 2 new, 2 ready",
                "2 | 2, 'replicas': 3, 'updatedReplicas': 2, 'readyReplicas': 2 | false | 2 of 2 new, 2 ready",
                "2 | 2, 'replicas': 2, 'updatedReplicas': 1, 'readyReplicas': 2 | false | 1 of 2 new, 2 ready",
                "2 | 2, 'replicas': 2, 'updatedReplicas': 2, 'readyReplicas': 1 | false | 2 of 2 new, 1 ready",
                "2 | 1, 'replicas': 2, 'updatedReplicas': 2, 'readyReplicas': 2 | false | its controller has not begun"
            })
    void aDeploymentIsDoneWhenAllItsPodsAreNewAndReady(
            int generation, String status, boolean complete, String described) {
        Resource deployment =
                workload(KubernetesTypes.DEPLOYMENT, generation, "{'observedGeneration': " + status + "}");
        RestartProgress progress = RestartProgress.of(deployment.withSpec(JsonObject.of("replicas", 2)));

        assertThat(progress.isComplete()).isEqualTo(complete);
        assertThat(progress.describe()).isEqualTo(described);
    }

    @ParameterizedTest
    @CsvSource({"3, true", "2, false"})
    void aDaemonSetCountsItsPodsByNode(int updated, boolean complete) {
        Resource set = workload(
                KubernetesTypes.DAEMON_SET,
                1,
                ("{'observedGeneration': 1, 'desiredNumberScheduled': 3, 'currentNumberScheduled': 3, "
                                + "'updatedNumberScheduled': %d, 'numberReady': 3}")
                        .formatted(updated));

        assertThat(RestartProgress.of(set).isComplete()).isEqualTo(complete);
    }

    private static Resource workload(ResourceType type, int generation, String status) {
        Resource resource = Resource.of(type, "shop", "reviews");
        JsonObject metadata = resource.metadata().with("generation", generation);
        return resource.withTree(
                resource.tree().with("metadata", metadata).with("status", JsonText.parse(status.replace('\'', '"'))));
    }
}
