package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyCodeSource;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which order a host is called for the parts of a block, and when it is called no more. */
class PartsOfABlockTest {

    private static final String BOTH = """
            mesh(namespace: 'shop') {
                canary('reviews') { to 'v2' ; weights 5 ; every '2m' }
                mtls 'STRICT'
                blueGreen('ratings') { to 'v2' ; watch '5m' }
            }
            """;

    /** Answers as it is told; its public methods are called by Groovy. */
    public static final class Host {
        private final List<String> calls = new ArrayList<>();
        private final String bad;

        Host(String bad) {
            this.bad = bad;
        }

        public Ended meshApply(Map<String, ?> arguments) {
            return answer("apply");
        }

        public Ended meshCanary(Map<String, ?> arguments) {
            return answer("rollout " + arguments.get("number"));
        }

        private Ended answer(String call) {
            calls.add(call);
            return () -> !call.equals(bad);
        }
    }

    @Test
    void theMeshIsMadeSoBeforeAnythingMoves() throws Exception {
        assertThat(calls("")).containsExactly("apply", "rollout 0", "rollout 1");
    }

    @Test
    void nothingFollowsAPartThatFailed() throws Exception {
        assertThat(calls("apply")).containsExactly("apply");
        assertThat(calls("rollout 0")).containsExactly("apply", "rollout 0");
    }

    private static List<String> calls(String bad) throws Exception {
        Host host = new Host(bad);
        try (GroovyClassLoader loader = new GroovyClassLoader(PartsOfABlockTest.class.getClassLoader())) {
            Class<?> dsl = loader.parseClass(new GroovyCodeSource(grammar(), "MeshDsl.groovy", "/dsl"));
            GroovyShell shell = new GroovyShell(loader);
            shell.setVariable("mesh", dsl.getConstructor(Object.class).newInstance(host));
            shell.evaluate(BOTH);
        }
        return host.calls;
    }

    private static String grammar() throws IOException {
        try (InputStream source = MeshIntent.class.getResourceAsStream("MeshDsl.groovy")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
