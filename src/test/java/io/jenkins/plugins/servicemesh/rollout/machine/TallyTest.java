package io.jenkins.plugins.servicemesh.rollout.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Tally SOME = new Tally(1, 2, 3);

    @Test
    void eachKindIsCountedForItself() {
        assertThat(SOME.withFailure()).isEqualTo(new Tally(2, 2, 3));
        assertThat(SOME.withError()).isEqualTo(new Tally(1, 3, 3));
        assertThat(SOME.withInconclusive()).isEqualTo(new Tally(1, 2, 4));
    }

    @Test
    void onlyErrorsAreForgiven() {
        assertThat(SOME.withoutErrors()).isEqualTo(new Tally(1, 0, 3));
    }

    @Test
    void itBeginsWithNone() {
        assertThat(Tally.NONE).isEqualTo(new Tally(0, 0, 0));
    }
}
