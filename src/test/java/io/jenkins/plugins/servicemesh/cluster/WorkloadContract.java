package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the cluster makes of a Deployment and a Service. */
interface WorkloadContract extends ContractSubject {

    @Test
    default void aDeploymentGetsReadyPods() {
        String service = fresh("reviews");
        stored(Samples.deployment(namespace(), service, "v1", 2));

        Eventually.holds(() -> readyPods(service).size() == 2);
    }

    @Test
    default void podsBearTheLabelsOfTheirTemplate() {
        String service = fresh("reviews");
        stored(Samples.deployment(namespace(), service, "v2", 1));

        Eventually.holds(() -> readyPods(service).size() == 1);
        assertThat(readyPods(service).get(0).labels()).containsEntry("version", "v2");
    }

    @Test
    default void aDeploymentCountsWhatIsAvailable() {
        Resource deployment = stored(Samples.deployment(namespace(), fresh("reviews"), "v1", 2));

        Eventually.holds(
                () -> now(deployment).status().number("availableReplicas").equals(two()));
        assertThat(now(deployment).status().number("observedGeneration")).isPresent();
    }

    @Test
    default void aServiceHasTheReadyEndpointsOfItsPods() {
        String service = fresh("reviews");
        stored(Samples.service(namespace(), service));
        stored(Samples.deployment(namespace(), service, "v1", 2));
        stored(Samples.deployment(namespace(), service, "v2", 1));

        Eventually.holds(() -> readyEndpoints(service).size() == 3);
    }

    @Test
    default void anEndpointNamesItsPod() {
        String service = fresh("reviews");
        stored(Samples.service(namespace(), service));
        stored(Samples.deployment(namespace(), service, "v1", 1));

        Eventually.holds(() -> readyEndpoints(service).size() == 1);
        assertThat(readyEndpoints(service).get(0).object("targetRef").texts())
                .containsEntry("kind", "Pod")
                .containsEntry("name", readyPods(service).get(0).name());
    }

    @Test
    default void aServiceWithoutPodsHasNoReadyEndpoints() {
        String service = fresh("lonely");
        stored(Samples.service(namespace(), service));

        assertThat(readyEndpoints(service)).isEmpty();
    }

    @Test
    default void scalingToNothingTakesTheEndpointsAway() {
        String service = fresh("reviews");
        stored(Samples.service(namespace(), service));
        Resource deployment = stored(Samples.deployment(namespace(), service, "v1", 2));
        Eventually.holds(() -> readyEndpoints(service).size() == 2);

        patched(deployment, set("/spec/replicas", 0));

        Eventually.holds(() -> readyEndpoints(service).isEmpty());
    }

    @Test
    default void deletingADeploymentTakesItsPodsAway() {
        String service = fresh("reviews");
        Resource deployment = stored(Samples.deployment(namespace(), service, "v1", 1));
        Eventually.holds(() -> readyPods(service).size() == 1);

        cluster().delete(deployment.id(), Preconditions.NONE, WriteMode.STORE);

        Eventually.holds(() -> readyPods(service).isEmpty());
    }

    private List<Resource> readyPods(String service) {
        return cluster()
                .list(ResourceQuery.in(namespace(), KubernetesTypes.POD).withLabels(Map.of("app", service)))
                .stream()
                .filter(pod -> pod.status().array("conditions").objects().stream()
                        .anyMatch(condition -> condition.texts().get("type").equals("Ready")
                                && condition.texts().get("status").equals("True")))
                .toList();
    }

    private List<JsonObject> readyEndpoints(String service) {
        return cluster()
                .list(ResourceQuery.in(namespace(), KubernetesTypes.ENDPOINT_SLICE)
                        .withLabels(Map.of("kubernetes.io/service-name", service)))
                .stream()
                .flatMap(slice -> slice.tree().array("endpoints").objects().stream())
                .filter(endpoint -> endpoint.object("conditions").get("ready").equals(Optional.of(JsonBoolean.TRUE)))
                .toList();
    }

    private static Optional<JsonNumber> two() {
        return Optional.of(JsonNumber.of(2));
    }
}
