package io.jenkins.plugins.servicemesh.mesh.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.mesh.metric.LabelMatcher.Operator;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMatcherTest {

    @Test
    void itIsReadAsPromQlWritesIt() {
        assertThat(LabelMatcher.parse("cluster=\"prod\"")).isEqualTo(LabelMatcher.equal("cluster", "prod"));
        assertThat(LabelMatcher.parse(" zone !~ \"eu-.*\" "))
                .isEqualTo(new LabelMatcher("zone", Operator.MATCHES_NOT, "eu-.*"));
        assertThat(LabelMatcher.parse("a!=\"\"")).isEqualTo(new LabelMatcher("a", Operator.EQUALS_NOT, ""));
        assertThat(LabelMatcher.parse("a=~\"b\"").operator()).isEqualTo(Operator.MATCHES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "cluster", "cluster=prod", "1a=\"b\"", "a=\"b\"} or up{x=\"y\"", "a=\"b\\\"", "a==\"b\""})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> LabelMatcher.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("label matcher");
    }
}
