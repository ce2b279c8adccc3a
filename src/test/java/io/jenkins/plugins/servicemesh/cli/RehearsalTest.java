package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mesh run} with figures: a scenario, or a recording played back. */
class RehearsalTest {

    private static final String CANARY = "dsl-examples/canary/Jenkinsfile";

    @TempDir
    private Path runFolder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--run-folder", runFolder.toString()));
        arguments.addAll(List.of(options));
        return Mesh.run(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("PROMETHEUS_URL", "http://127.0.0.1:1"),
                arguments.toArray(String[]::new));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aScenarioBesideTheFileIsPlayedWhateverTheEnvironmentNames() {
        assertThat(run(CANARY)).as(said()).isZero();
        assertThat(said())
                .contains(
                        "Scenario: dsl-examples/canary/scenario.yaml",
                        "the new version gets 1 %",
                        "the new version gets 50 %",
                        "the new version has everything",
                        "Finished: SUCCESS");
    }

    @Test
    void aBadVersionIsCaught() {
        assertThat(run("--rehearse", "dsl-examples/canary/bad.yaml", CANARY)).isEqualTo(1);
        assertThat(said())
                .contains("the new version gets 5 %", "reviews to v2: rolled back: reviews: ", " requests failed in ")
                .doesNotContain("the new version gets 25 %");
    }

    @Test
    void aRecordingIsPlayedBack() {
        assertThat(run("--metrics", "dsl-examples/rehearsal/incident.json", "dsl-examples/rehearsal/Jenkinsfile"))
                .isEqualTo(1);
        assertThat(said()).contains("at 10 %: stopped: reviews: ", "rolled back");
    }

    @Test
    void optionsThatDoNotFitAreRefused() {
        assertThat(run("--rehearse", "nowhere.yaml", CANARY)).isEqualTo(2);
        assertThat(run("--rehearse", "dsl-examples/canary/bad.yaml", "--metrics", "x.json", CANARY))
                .isEqualTo(2);
        assertThat(run("--metrics", "http://127.0.0.1:1", CANARY)).isEqualTo(2);
        assertThat(run("--rehearse", "dsl-examples/canary/bad.yaml", "--cluster", "prod", CANARY))
                .isEqualTo(2);
        assertThat(said())
                .contains(
                        "--rehearse: no such file: nowhere.yaml",
                        "figures come from one of them",
                        "give a recording",
                        "leave out --cluster");
    }
}
