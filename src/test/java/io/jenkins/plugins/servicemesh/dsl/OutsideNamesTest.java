package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OutsideNamesTest {

    @Test
    void aWellKnownStepIsNoMisspeltWord() {
        assertThat(OutsideNames.unknown().meantBy("node", MtlsBlock.BLOCK)).isTrue(); // one letter from 'mode'
        assertThat(OutsideNames.unknown().meantBy("moda", MtlsBlock.BLOCK)).isFalse();
    }

    @Test
    void aHostThatIsNotKnownIsAskedForWhatLooksLikeNoWord() {
        assertThat(OutsideNames.unknown().meantBy("notifyTeam", MtlsBlock.BLOCK))
                .isTrue();
        assertThat(OutsideNames.unknown().meantBy("ejectFor", MtlsBlock.BLOCK)).isFalse();
    }

    @Test
    void aHostThatIsKnownIsAskedForItsNamesOnly() {
        assertThat(OutsideNames.exactly(Set.of("notifyTeam")).meantBy("notifyTeam", MtlsBlock.BLOCK))
                .isTrue();
        assertThat(OutsideNames.exactly(Set.of()).meantBy("node", MtlsBlock.BLOCK))
                .isFalse();
    }
}
