package io.jenkins.plugins.servicemesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.rollout.Gate;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Webhooks by options and environment. */
class GatesChoiceTest {

    @Command(name = "test")
    private static final class Line {
        @Mixin
        private GatesChoice gates = new GatesChoice();
    }

    private static Map<String, Gate> gates(Map<String, String> environment, String... arguments) {
        Line line = CommandLine.populateCommand(new Line(), arguments);
        return line.gates.gates(new Terminal(InputStream.nullInputStream(), System.out, System.err, environment));
    }

    @Test
    void areKnownByTheirNames() {
        assertThat(gates(Map.of())).isEmpty();
        assertThat(gates(Map.of(), "--gate", "ops=https://a/x?k=v=w", "--gate", "legal=http://b"))
                .containsOnlyKeys("ops", "legal");
    }

    @Test
    void aTokenComesFromAVariableThatHasToBeThere() {
        assertThat(gates(Map.of("T", "abc"), "--gate", "ops=https://a", "--gate-token-env", "ops=T"))
                .containsOnlyKeys("ops");
        assertThatThrownBy(() -> gates(Map.of(), "--gate", "ops=https://a", "--gate-token-env", "ops=T"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("variable T is not set");
        assertThatThrownBy(() -> gates(Map.of("T", "abc"), "--gate", "ops=https://a", "--gate-token-env", "opps=T"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no --gate opps=URL");
    }

    @Test
    void aUrlThatIsNoneIsNotRepeated() {
        for (String url : new String[] {"https://me:pass word@a", "https://me:pass@a", "pass"}) {
            assertThatThrownBy(() -> gates(Map.of(), "--gate", "ops=" + url))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("--gate ops")
                    .hasMessageNotContaining("pass");
        }
    }

    @Test
    void certificatesThatCannotBeReadAreWrongUsage() {
        assertThatThrownBy(() -> gates(Map.of(), "--gate", "ops=https://a", "--gate-ca", "nowhere.pem"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--gate-ca: cannot read nowhere.pem");
    }
}
