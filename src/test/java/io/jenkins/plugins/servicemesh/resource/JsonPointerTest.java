package io.jenkins.plugins.servicemesh.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPointerTest {

    private static final JsonValue TREE =
            JsonText.parse("{\"spec\":{\"http\":[{\"timeout\":\"5s\"}]},\"a/b\":{\"c~d\":1}}");

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/spec/http/0", "/a~1b/c~0d", "/a//b"})
    void whatIsParsedPrintsTheSame(String text) {
        assertThat(JsonPointer.parse(text)).hasToString(text);
    }

    @Test
    void aTextWithoutASlashIsRefused() {
        assertThatThrownBy(() -> JsonPointer.parse("spec"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a JSON Pointer begins with '/': spec");
    }

    @ParameterizedTest
    @CsvSource({"/spec/http/0/timeout,'\"5s\"'", "/a~1b/c~0d,1"})
    void whatStandsThereIsFound(String pointer, String json) {
        assertThat(JsonPointer.parse(pointer).in(TREE)).contains(JsonText.parse(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status",
                "/spec/http/1",
                "/spec/http/00",
                "/spec/http/-",
                "/spec/http/",
                "/spec/http/1234567890",
                "/spec/http/0/timeout/x"
            })
    void whereTheTreeEndsNothingIsFound(String pointer) {
        assertThat(JsonPointer.parse(pointer).in(TREE)).isEmpty();
    }

    @Test
    void theRootIsTheWholeTree() {
        assertThat(JsonPointer.ROOT.in(TREE)).contains(TREE);
        assertThat(JsonPointer.ROOT.isRoot()).isTrue();
    }

    @Test
    void aPlaceIsBuiltStepByStep() {
        JsonPointer place = JsonPointer.of("spec", "http").child(0).then(JsonPointer.of("timeout"));
        assertThat(place).isEqualTo(JsonPointer.parse("/spec/http/0/timeout"));
        assertThat(place.parent()).isEqualTo(JsonPointer.of("spec", "http", 0));
        assertThat(place.last()).isEqualTo("timeout");
    }

    @Test
    void theRootHasNeitherParentNorLastToken() {
        assertThatThrownBy(JsonPointer.ROOT::parent).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(JsonPointer.ROOT::last).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPlaceCoversItselfAndWhatIsBelow() {
        JsonPointer spec = JsonPointer.of("spec");
        assertThat(spec.covers(spec)).isTrue();
        assertThat(spec.covers(spec.child("http"))).isTrue();
        assertThat(spec.covers(JsonPointer.ROOT)).isFalse();
        assertThat(spec.covers(JsonPointer.of("status", "http"))).isFalse();
    }

    @Test
    void peopleReadDotsAndBrackets() {
        assertThat(JsonPointer.of("spec", "http", 0, "timeout").toDotted()).isEqualTo("spec.http[0].timeout");
        assertThat(JsonPointer.of("metadata", "labels", "istio.io/rev", "a.b").toDotted())
                .isEqualTo("metadata.labels['istio.io/rev']['a.b']");
        assertThat(JsonPointer.of("a/b").toDotted()).isEqualTo("['a/b']");
    }
}
