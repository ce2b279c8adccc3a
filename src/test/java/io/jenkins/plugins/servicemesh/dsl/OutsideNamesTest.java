package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutsideNamesTest {

    private static final Block<?> MTLS = MeshLanguage.GRAMMAR.block("mtls").orElseThrow();

    @Test
    void aWellKnownStepIsNoMisspeltWord() {
        assertThat(OutsideNames.unknown().meantBy("node", MTLS)).isTrue(); // one letter from 'mode'
        assertThat(OutsideNames.unknown().meantBy("moda", MTLS)).isFalse();
    }

    @Test
    void aHostThatIsNotKnownIsAskedForWhatLooksLikeNoWord() {
        assertThat(OutsideNames.unknown().meantBy("notifyTeam", MTLS)).isTrue();
        assertThat(OutsideNames.unknown().meantBy("ejectFor", MTLS)).isFalse();
    }

    @Test
    void aHostThatIsKnownIsAskedForItsNamesOnly() {
        assertThat(OutsideNames.exactly(Set.of("notifyTeam")).meantBy("notifyTeam", MTLS))
                .isTrue();
        assertThat(OutsideNames.exactly(Set.of()).meantBy("node", MTLS)).isFalse();
    }
}
