package io.jenkins.plugins.servicemesh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

    @Test
    void noKeyIsEverDropped() {
        assertThat(Labels.of(Map.of("app.kubernetes.io/name", "reviews", "version", 2, "canary", true)))
                .isEqualTo(Map.of("app.kubernetes.io/name", "reviews", "version", "2", "canary", "true"));
    }

    @Test
    void whatIsNoLabelIsRefusedByName() {
        assertThatThrownBy(() -> Labels.of(Map.of("a b", "x"))).hasMessageContaining("label key 'a b'");
        assertThatThrownBy(() -> Labels.of(Map.of("app", "a/b"))).hasMessageContaining("value of label app 'a/b'");
        assertThatThrownBy(() -> Labels.of(Map.of("app", Map.of()))).hasMessageContaining("value of label app");
    }

    @Test
    void keysMayHaveAPrefixAndValuesMayBeEmpty() {
        assertThat(Labels.isKey("app.kubernetes.io/name")).isTrue();
        assertThat(Labels.isKey("/name")).isFalse();
        assertThat(Labels.isKey("a".repeat(64))).isFalse();
        assertThat(Labels.isValue("")).isTrue();
        assertThat(Labels.isValue("v2.")).isFalse();
    }
}
