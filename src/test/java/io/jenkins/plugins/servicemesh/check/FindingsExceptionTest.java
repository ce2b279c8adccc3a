package io.jenkins.plugins.servicemesh.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsExceptionTest {

    private static final Finding ERROR = Finding.error("r/x", "bad").at("spec.a");
    private static final Finding WARNING = Finding.warning("r/x", "odd");

    @Test
    void itsMessageIsOneLineAFinding() {
        assertThatThrownBy(() -> FindingsException.throwIfErrors(List.of(ERROR, WARNING)))
                .isInstanceOfSatisfying(FindingsException.class, refusal -> assertThat(refusal.findings())
                        .containsExactly(ERROR, WARNING))
                .hasMessage("spec.a: bad\nodd");
    }

    @Test
    void withoutAnErrorNothingIsRefused() {
        assertThatCode(() -> FindingsException.throwIfErrors(List.of(WARNING))).doesNotThrowAnyException();
    }

    @Test
    void oneFindingIsARefusalToo() {
        assertThat(new FindingsException(ERROR)).hasMessage("spec.a: bad");
    }
}
