package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A block among the code of its script. */
class SurroundingsTest {

    @ParameterizedTest
    @EnumSource
    void loopsHelpersVariablesAndSharedBlocksWork(Evaluation evaluation) throws Throwable {
        String text = """
                String limit(int seconds) { "${seconds}s" }
                def patient = { requestTimeout limit(9) }
                for (service in ['a', 'b']) {
                    mesh(namespace: 'shop') {
                        ['x', 'y'].each { name -> service("${service}-${name}", patient) }
                    }
                }
                """.replace("service in", "prefix in").replace("${service}", "${prefix}");

        assertThat(evaluation.of(text))
                .hasSize(2)
                .extracting(intent -> intent.spec().services().get(1).host())
                .containsExactly("a-y", "b-y");
    }

    @ParameterizedTest
    @EnumSource(names = {"CPS", "SANDBOXED_CPS"})
    void aProgramThatIsSavedInsideABlockGoesOnThere(Evaluation evaluation) throws Throwable {
        String text = """
                mesh(namespace: 'shop') {
                    service('a') {
                        pause()
                        requestTimeout '3s'
                    }
                    pause()
                    mtls 'STRICT'
                }
                """;

        assertThat(evaluation.of(text))
                .extracting(MeshIntent::spec)
                .isEqualTo(Evaluation.PLAIN.of(text.replace("pause()", "")).stream()
                        .map(MeshIntent::spec)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"CPS", "SANDBOXED_CPS"})
    void variablesOfTheHostStayVisible(Evaluation evaluation) throws Throwable {
        assertThat(evaluation.of("mesh(namespace: env.TEAM) { service(env.TEAM) { requestTimeout '3s' } }"))
                .extracting(intent -> intent.spec().services().get(0).host())
                .containsExactly("shop");
    }

    @ParameterizedTest
    @EnumSource
    void anExceptionOfTheScriptEndsTheBlockAsItIs(Evaluation evaluation) {
        assertThatThrownBy(() -> evaluation.of("mesh(namespace: 'shop') { throw new IOException('broken') }"))
                .hasMessageContaining("broken");
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionOfTheScriptIsNotTakenForAMisspeltWord(Evaluation evaluation) throws Throwable {
        String text = """
                def mtl() { 'STRICT' }
                mesh(namespace: 'shop') { mtls mtl() }
                """;
        assertThat(evaluation.of(text)).hasSize(1);
    }

    @Test
    void aClosureThatRunsInTwoBlocksAtOnceIsRefused() {
        assertThatThrownBy(() -> Evaluation.CPS.of("""
                        def self
                        self = { mtls('x', self) }
                        mesh(namespace: 'shop', self)
                        """))
                .hasMessageContaining("this closure runs in another block already");
    }
}
