package io.jenkins.plugins.servicemesh.step.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.operation.Outcome;
import io.jenkins.plugins.servicemesh.step.result.RolloutResult.Ending;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutResultTest {

    private static final RolloutResult BAD = new RolloutResult(
            Outcome.FAILED,
            "rolled back at 5 %: success rate",
            Ending.ROLLED_BACK,
            "r1",
            List.of("reviews", "ratings"),
            "5 %",
            new BigDecimal("5"),
            "success rate",
            "{}");

    @Test
    void aPipelineReadsHowItEndedAndHowFarItCame() {
        assertThat(BAD.isRolledBack()).isTrue();
        assertThat(BAD.isPromoted()).isFalse();
        assertThat(BAD.isHeld()).isFalse();
        assertThat(BAD.getEnding()).isEqualTo("ROLLED_BACK");
        assertThat(BAD.getService()).isEqualTo("reviews");
        assertThat(BAD.getStage()).isEqualTo("5 %");
        assertThat(BAD.getCause()).isEqualTo("success rate");
        assertThat(BAD.getId()).isEqualTo("r1");
        assertThat(BAD.isGood()).isFalse();
    }

    @Test
    void itSurvivesARestart() throws Exception {
        RolloutResult read = (RolloutResult) saved(BAD);

        assertThat(read.getServices()).containsExactly("reviews", "ratings");
        assertThat(read.getWeight()).isEqualByComparingTo("5");
        assertThat(read.getJson()).isEqualTo("{}");
        assertThat(read).hasToString(BAD.toString());
    }

    private static Object saved(Object result) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(result);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
