package io.jenkins.plugins.servicemesh.local.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.local.BuildResult;
import io.jenkins.plugins.servicemesh.local.step.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The old version stays reachable for a time after a promotion, and goes when somebody of the same owner comes after it. */
class KeepOldTest {

    private static final String BEGINNING =
            "mesh { service('reviews') { versions 'v1', 'v2'; route('default') { split v1: 100, v2: 0 } } }\n";
    private static final String TOUCH = "meshTelemetry tracing: [sampling: 5]\n";

    private final RehearsedShop shop = new RehearsedShop(Optional.of(RehearsedShop.GOOD));

    @AfterEach
    void close() {
        shop.close();
    }

    private void run(String script) {
        BuildResult result = shop.run(script);
        assertThat(result.result()).as(shop.describe(result)).isEqualTo(Result.SUCCESS);
    }

    private void promote(String keepOld) {
        run(BEGINNING + "meshCanary service: 'reviews', to: 'v2', weights: [50], every: '2m'" + keepOld + "\n");
        assertThat(shop.weights()).containsEntry("v2", 100);
    }

    private List<String> subsets() {
        return shop.server().list(IstioTypes.DESTINATION_RULE, "shop").stream()
                .flatMap(rule -> rule.spec().array("subsets").objects().stream())
                .map(subset -> subset.text("name").orElse(""))
                .toList();
    }

    @Test
    void staysForTheTime() {
        promote(", keepOld: '10m'");
        run("sleep time: 9, unit: 'MINUTES'\n" + TOUCH);
        assertThat(shop.weights()).isEqualTo(Map.of("v1", 0, "v2", 100));
        assertThat(subsets()).containsExactly("v1", "v2");
    }

    @Test
    void goesWithTheNextCallAfterTheTime() {
        promote(", keepOld: '10m'");
        run("sleep time: 11, unit: 'MINUTES'\n" + TOUCH);
        assertThat(shop.weights()).isEqualTo(Map.of("v2", 100));
        assertThat(subsets()).containsExactly("v2");
    }

    @Test
    void isTakenAwayOnce() {
        promote(", keepOld: '10m'");
        run("sleep time: 11, unit: 'MINUTES'\n" + TOUCH);
        run("meshRoute service: 'reviews', weights: [v1: 0, v2: 100]");
        run(TOUCH);
        assertThat(shop.weights()).containsKey("v1");
    }

    @Test
    void comesBackWhenThatIsTakenBack() {
        promote(", keepOld: '10m'");
        run("sleep time: 11, unit: 'MINUTES'\n" + TOUCH);
        run("meshRollback last: true\nmeshRollback last: true");
        assertThat(subsets()).containsExactly("v1", "v2");
        assertThat(shop.weights()).isEqualTo(Map.of("v1", 0, "v2", 100));
    }

    @Test
    void withoutATimeItStaysUntilTheNextRelease() {
        promote("");
        run("sleep time: 30, unit: 'DAYS'\n" + TOUCH);
        assertThat(subsets()).containsExactly("v1", "v2");
    }
}
