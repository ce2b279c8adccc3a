package io.jenkins.plugins.servicemesh.local.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.ApiEndpoint;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.step.Result;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A rollout that is refused before it begins, where the build is not to fail: the result tells it. */
class RolloutNotBegunTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final String TOLD = "echo \"told: ${told.outcome} ${told.good} ${told.promoted} ${told.message}\"\n";

    private final RehearsedShop shop = new RehearsedShop(Optional.empty());

    @AfterEach
    void close() {
        shop.close();
    }

    private static String canary(String more) {
        return "meshCanary(service: 'reviews', from: 'v1', to: 'v2', weights: [50], every: '2m', failBuild: false"
                + more + ")";
    }

    private void assertTold(BuildResult result, String text) {
        assertThat(result.result()).as(shop.describe(result)).isEqualTo(Result.SUCCESS);
        assertThat(shop.console()).anyMatch(line -> line.contains("told: " + text));
    }

    @Test
    void byACheckWithoutASource() {
        assertTold(
                shop.run("def told = " + canary(", check: [successRate: [min: 99]]") + "\n" + TOLD), "REFUSED false");
    }

    @Test
    void byAClusterThatCannotBeReached() {
        try (Cluster nowhere = Fabric8Clusters.at("nowhere", ApiEndpoint.of(NOWHERE))) {
            assertTold(shop.run("def told = " + canary("") + "\n" + TOLD, nowhere), "UNREACHABLE false false");
        }
    }

    @Test
    void byANamespaceThatIsNotThere() {
        assertTold(shop.run("def told = " + canary(", namespace: 'nowhere'") + "\n" + TOLD), "FAILED false false");
    }
}
