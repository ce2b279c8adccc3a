package io.jenkins.plugins.servicemesh.rollout.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.machine.Phase;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that a release wrote into clusters: every later one reads them, and this one writes them so. */
class GoldenDocumentsTest {

    static Stream<String> states() {
        return GoldenRollouts.states().keySet().stream();
    }

    static Stream<String> specs() {
        return GoldenRollouts.specs().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateOfTheFirstVersionIsRead(String name) {
        assertThat(StateCodec.decode(document(name)))
                .isEqualTo(GoldenRollouts.states().get(name));
    }

    @ParameterizedTest
    @MethodSource("states")
    void aStateIsWrittenAsInTheFirstVersion(String name) {
        RolloutState state = GoldenRollouts.states().get(name);
        assertThat(StateCodec.encode(state)).isEqualTo(document(name));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void aSpecOfTheFirstVersionIsRead(String name) {
        assertThat(SpecCodec.decode(document(name)))
                .isEqualTo(GoldenRollouts.specs().get(name));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void aSpecIsWrittenAsInTheFirstVersion(String name) {
        RolloutSpec spec = GoldenRollouts.specs().get(name);
        assertThat(SpecCodec.encode(spec)).isEqualTo(document(name));
    }

    @Test
    void everyPhaseHasADocument() {
        Set<Class<?>> phases = GoldenRollouts.states().values().stream()
                .map(state -> state.phase().getClass())
                .collect(Collectors.toSet());
        assertThat(phases).hasSameElementsAs(Arrays.asList(Phase.class.getPermittedSubclasses()));
    }

    @Test
    void aStateOfALaterVersionIsRefused() {
        JsonObject later = document("analysing").with("version", 2);
        assertThatThrownBy(() -> StateCodec.decode(later)).hasMessage("state of version 2, only 1 is known");
    }

    @Test
    void aSpecOfALaterVersionIsRefused() {
        JsonObject later = document("spec").with("version", 2);
        assertThatThrownBy(() -> SpecCodec.decode(later)).hasMessage("spec of version 2, only 1 is known");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\": \"1\"}",
                "{\"version\": 1}",
                "{\"version\": 1, \"id\": \"a\"}",
                "{\"version\": 1, \"id\": \"a\", \"phase\": {\"name\": \"resting\"}}",
                "{\"version\": 1, \"id\": \"a\", \"phase\": {\"name\": \"settling\", \"stage\": 1}}",
                "{\"version\": 1, \"phase\": {\"name\": \"ended\", \"outcome\": \"SUCCEEDED\"}}"
            })
    void garbageIsNoState(String text) {
        assertThatThrownBy(() -> StateCodec.decode(JsonText.parseObject(text))).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"version\": 1}", "{\"version\": 1, \"namespace\": \"shop\"}"})
    void garbageIsNoSpec(String text) {
        assertThatThrownBy(() -> SpecCodec.decode(JsonText.parseObject(text))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anUnknownStageIsRefused() {
        assertThatThrownBy(() -> StageCodec.decode(JsonObject.of("kind", "leap").with("lasts", "PT1M")))
                .hasMessageStartingWith("no stage: ");
    }

    @Test
    void anUnknownCheckIsRefused() {
        assertThatThrownBy(() -> CheckCodec.decode(JsonObject.of("kind", "mood")))
                .hasMessageStartingWith("no check: ");
    }

    private static JsonObject document(String name) {
        String path = "version-1/" + name + ".json";
        try (InputStream in = GoldenDocumentsTest.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(in, path).readAllBytes();
            return JsonText.parseObject(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
