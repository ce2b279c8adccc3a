package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

    @Test
    void anUnknownStepIsNamedWithItsLineAndTheNearestOne() {
        assertThat(TestRun.of("echo 'a'\nstage('x') {\n  ehco 'b'\n}").errors())
                .isEqualTo("Jenkinsfile:3: no such step 'ehco'; did you mean 'echo'?");
    }

    @Test
    void aStepThatOnlyJenkinsHasIsSaidToBeMissingHere() {
        assertThat(TestRun.of("node {\n  bat 'dir'\n}").errors())
                .startsWith("Jenkinsfile:2: the local runner has no step 'bat'; Jenkins has one");
    }

    @Test
    void anUnknownArgumentIsNamedWithThoseThatAreAllowed() {
        assertThat(TestRun.of("\n\nsh scrpt: 'ls', script: 'ls'").errors())
                .isEqualTo("Jenkinsfile:3: sh has no argument 'scrpt'; allowed: script, returnStdout, returnStatus,"
                        + " label, encoding; did you mean 'script'?");
    }

    @Test
    void allMistakesInTheArgumentsOfACallComeAtOnce() {
        assertThat(TestRun.of("writeFile fil: 'x', txt: 'y'").build().findings())
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sh()                     | sh needs the argument 'script'",
                "timeout(1)               | timeout needs a block { ... }",
                "echo('a') { }            | echo takes no block",
                "echo 'a', 'b'            | echo takes one plain value or named arguments, not both; allowed: message",
                "sh 'a', label: 'b'       | sh takes one plain value or named arguments, not both",
                "retry('x') { }           | retry: count has to be a number, not 'x'",
                "sh script: 'x', returnStdout: 'y' | sh: returnStdout has to be true or false, not 'y'",
                "sleep time: 1, unit: 'SECOND' | unknown sleep unit 'SECOND'; allowed: NANOSECONDS",
                "withEnv('A=b') { }       | withEnv: overrides has to be a list, not 'A=b'",
                "withEnv(['A']) { }       | withEnv takes NAME=value, not 'A'",
                "pwd 1                    | pwd takes named arguments only, not '1'",
                "parallel()               | parallel needs branches",
                "parallel a: 1            | parallel: a has to be a block, not '1'",
                "echo parms.X             | no such variable or property 'parms'; did you mean 'params'?",
                "echo 'a'.shout()         | no such method: String.shout()",
                "null.foo()               | NullPointerException: Cannot invoke method foo() on null object",
                "throw new IllegalStateException('odd') | IllegalStateException: odd",
                "currentBuild.result = 'BAD' | unknown result 'BAD'; allowed: SUCCESS, UNSTABLE",
                "evaluate('1')            | evaluate",
            })
    void mistakesAreSaidWithTheirLine(String code, String message) {
        TestRun run = TestRun.of("echo 'first'\n" + code);

        assertThat(run.errors()).startsWith("Jenkinsfile:2: ").contains(message);
        assertThat(run.console()).noneMatch(line -> line.contains("\tat "));
    }

    @Test
    void aFailedAssertionHasItsExpressionButNoLine() {
        assertThat(TestRun.of("def x = 1\nassert x == 2").errors())
                .startsWith("Jenkinsfile: PowerAssertionError: assert x == 2");
    }

    @Test
    void aMistakeInAMethodIsSaidWithTheLineInThatMethod() {
        assertThat(TestRun.of("def go() {\n  [1].each {\n    sh 'exit 2'\n  }\n}\ngo()")
                        .errors())
                .isEqualTo("Jenkinsfile:3: sh ended with exit code 2");
    }

    @Test
    void aMistakeInANonCpsMethodIsSaidWithItsLine() {
        assertThat(TestRun.of("@NonCPS\ndef go(x) {\n  return x.foo\n}\ngo('a')")
                        .errors())
                .startsWith("Jenkinsfile:3: no such variable or property 'foo'");
    }

    @Test
    void syntaxErrorsHaveLineAndColumn() {
        assertThat(TestRun.of("echo 'a'\nif (true {").errors()).startsWith("Jenkinsfile:2:10: expecting ')'");
    }

    @Test
    void aFileOfClassesOnlyIsNoPipeline() {
        assertThat(TestRun.of("class A { }").errors())
                .isEqualTo("Jenkinsfile:1: there is nothing to run: only classes");
    }

    @Test
    void aFailureThatIsCaughtIsNoFinding() {
        TestRun run = TestRun.of("try { ehco 'a' } catch (e) { echo e.message }");

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("no such step 'ehco'; did you mean 'echo'?");
    }
}
