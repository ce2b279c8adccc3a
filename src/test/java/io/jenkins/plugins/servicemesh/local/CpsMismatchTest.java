package io.jenkins.plugins.servicemesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpsMismatchTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[3, 1, 2].sort { a, b -> a <=> b }",
                "def c = { it }; [1, 2].toSorted(c)",
                "@NonCPS\ndef f(c) { c(1); c(2) }\nf({ it })",
                "@NonCPS\ndef f() { echo 'x' }\nf()",
                "def g() { 1 }\n@NonCPS\ndef f() { g() + 1 }\nf()",
                "class A { String toString() { 'a' } }\nprintln(new A())",
                "class A { String toString() { 'a' } }\necho \"${new A()}\"",
                "class A { A() { go() }; def go() { 1 } }\nnew A()",
                "class A implements Comparable { int compareTo(Object o) { 0 } }\n[new A(), new A()].max()",
            })
    void plainCodeThatCallsPipelineCodeIsAnError(String script) {
        assertThat(TestRun.of(script).errors()).contains("plain code").contains("Jenkinsfile:");
    }

    @Test
    void whatLooksLikeAMismatchButIsNoneRuns() {
        TestRun run = TestRun.of("""
                class Holder { def action; def run2() { action(2) }; def getTwice() { action(4) } }
                def add = { a, b -> sleep 1; a + b }
                def pointer = this.&named
                def named(x) { sleep 1; "named $x" }
                def handlers = [go: { sleep 1; "go $it" }]
                echo "${add.curry(1).call(2)} ${pointer('p')} ${handlers.go('h')}"
                def holder = new Holder(action: { "held $it" })
                echo "${holder.run2()} ${holder.action.call(3)} ${holder.twice}"
                shared = { sleep 1; "shared $it" }
                echo shared('s')
                echo "${[1, 2].any { sleep 1; it > 1 }} ${(1..3).inject(0) { s, i -> s + i }}"
                echo([b: 1, a: 2].collect { k, v -> "$k$v" }.join(','))
                3.times { sleep 1 }
                [1, 2].eachWithIndex { x, i -> echo "$i$x" }
                echo "${[1, 2].findAll { it > 1 }} ${'a b'.split(' ').collect { it }}"
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said())
                .containsExactly(
                        "3 named p go h",
                        "held 2 held 3 held 4",
                        "shared s",
                        "true 6",
                        "b1,a2",
                        "01",
                        "12",
                        "[2] [a, b]");
    }

    @Test
    void methodsWithDefaultArgumentsAndClosuresOnTextsRun() {
        TestRun run = TestRun.of("""
                def add(a, b = 2) { sleep 1; a + b }
                echo "${add(1)} ${add(1, 1)} ${'abc'.replaceAll('b') { 'x' + it }}"
                """);

        assertThat(run.errors()).isEmpty();
        assertThat(run.said()).containsExactly("3 2 axbc");
    }

    @Test
    void aDefaultValueThatCallsPipelineCodeIsAnErrorWithItsLine() {
        assertThat(TestRun.of("def g() { 1 }\ndef f(a = g()) { a }\nf()").errors())
                .startsWith("Jenkinsfile:2:11: a default value that calls g does not work");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "def x = ['a']*.size()                         | *.size does not work in Pipeline code",
                "def x = [[a: 1]]*.a                           | *.a does not work in Pipeline code",
                "echo(*['a'])                                  | *list does not work in Pipeline code",
                "def x = [*: [a: 1]]                           | *:map does not work in Pipeline code",
                "def x = [1, *[2]]                             | *list does not work in Pipeline code",
                "synchronized (this) { }                       | synchronized does not work in Pipeline code",
                "trait T { }; echo 'x'                         | a trait does not work in Pipeline code",
                "def c = { x = 1 -> x }                        | a default value of a closure's parameter does not work",
                "class A { @NonCPS f() { def c = { x = 1 -> x } } } | a default value of a closure's parameter does not work",
            })
    void whatTheTransformationCannotTakeIsAnErrorWithItsLine(String code, String message) {
        assertThat(TestRun.of("echo 'a'\n" + code).errors())
                .startsWith("Jenkinsfile:2:")
                .contains(message);
    }

    @Test
    void plainMethodsMaySpread() {
        assertThat(TestRun.of("@NonCPS\ndef f(x) { x*.size() + [*x] }\necho \"${f(['ab'])}\"")
                        .said())
                .containsExactly("[2, ab]");
    }
}
