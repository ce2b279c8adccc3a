package io.jenkins.plugins.servicemesh.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissTest {

    @ParameterizedTest
    @CsvSource({
        "timeout,timeout,0",
        "TIME_OUT,timeout,0",
        "per-try.timeout,perTryTimeout,0",
        "timout,timeout,1",
        "tiemout,timeout,1",
        "timeoutt,timeout,1",
        "tameout,timeout,1",
        "'',ab,2",
        "abc,xyz,3"
    })
    void caseAndSeparatorsAreFreeAndEachLetterOrSwapCostsOne(String word, String other, int distance) {
        assertThat(NearMiss.distance(word, other)).isEqualTo(distance);
        assertThat(NearMiss.distance(other, word)).isEqualTo(distance);
    }

    @Test
    void theNearestIsMeant() {
        assertThat(NearMiss.among(List.of("http", "hosts", "ports"), "hots")).contains("hosts");
    }

    @Test
    void aShortWordMustBeNearer() {
        assertThat(NearMiss.among(List.of("tls"), "tcp")).isEmpty();
        assertThat(NearMiss.among(List.of("tls"), "tsl")).contains("tls");
    }

    @Test
    void farWordsAreNotMeant() {
        assertThat(NearMiss.among(List.of("retries"), "timeout")).isEmpty();
        assertThat(NearMiss.among(List.of(), "timeout")).isEmpty();
    }
}
