package io.jenkins.plugins.servicemesh.local.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.step.Result;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A Jenkinsfile that says where its versions begin and then moves them, run over and over as it is. */
class RunAgainTest {

    private static final String JENKINSFILE = """
            mesh {
                service('reviews') {
                    versions 'v1', 'v2'
                    route('default') { split v1: 100, v2: 0 }
                }
                canary('reviews') { to 'v2'; weights 5, 50; every '2m'; check { successRate min: 99 } }
            }
            """;

    private final RehearsedShop shop = new RehearsedShop(Optional.of(RehearsedShop.GOOD));

    @Test
    void leavesWhatItPromoted() {
        try (shop) {
            BuildResult first = shop.run(JENKINSFILE);
            assertThat(first.result()).as(shop.describe(first)).isEqualTo(Result.SUCCESS);
            assertThat(shop.weights()).isEqualTo(Map.of("v1", 0, "v2", 100));
            for (int again = 0; again < 2; again++) {
                BuildResult result = shop.run(JENKINSFILE);
                assertThat(result.result()).as(shop.describe(result)).isEqualTo(Result.SUCCESS);
                assertThat(shop.weights()).isEqualTo(Map.of("v1", 0, "v2", 100));
            }
            assertThat(shop.console())
                    .anyMatch(line -> line.contains("is not applied") && line.contains("promoted v2"))
                    .anyMatch(line -> line.contains("the new version has everything already"));
        }
    }
}
