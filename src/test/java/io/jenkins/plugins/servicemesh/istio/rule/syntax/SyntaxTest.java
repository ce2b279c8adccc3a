package io.jenkins.plugins.servicemesh.istio.rule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^/api/v[12]/.*$",
                "(?i)abc",
                "(?P<user_name>\\w+)@x",
                "a{2,5}b",
                "/users/{id}",
                "[a[b]",
                "[[:alpha:]]+",
                "\\Qa.b\\E",
                "\\pL\\x{10FFFF}\\p{Greek}\\012",
                "\\Q(?=a\\E(b)",
                "a&&b",
                "[&&]",
                "(a|b)*?",
                "\\++",
                "{a}+"
            })
    void re2TakesThese(String text) {
        assertThat(Re2Syntax.problem(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "(?=a)b", "(?!a)b", "(?<=a)b", "(?>a)", "(a)\\1", "\\k<n>", "a*+", "a{2}+", "a++", "\\Z", "(", "[a",
                "*a", "a{1001}", "a\\"
            })
    void re2RefusesThese(String text) {
        assertThat(Re2Syntax.problem(text)).isPresent();
    }

    @Test
    void anExpressionIsAtMost1024Characters() {
        assertThat(Re2Syntax.problem("a".repeat(1024))).isEmpty();
        assertThat(Re2Syntax.problem("a".repeat(1025))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response.code >= 400",
                "'shop'",
                "response.code >= 400 && (connection.mtls || request.url_path.contains('v1'))",
                "has(request.headers['x']) ? request.headers['x'] : 'none'",
                "!(-1 in [1, 2.5, 0x1F])",
                "size({'a': 1}.b) > 0u",
                "r'a\\d' == b\"x\"",
                "request.duration < duration('5s')"
            })
    void celTakesThese(String text) {
        assertThat(CelSyntax.problem(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "response.code >=",
                "response.code | 200",
                "a b",
                "(a",
                "a)",
                "'open",
                "a == = b",
                "f(a,, b)",
                "[a",
                "{'a' 1}",
                "a ? b",
                "a.1"
            })
    void celRefusesThese(String text) {
        assertThat(CelSyntax.problem(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "0.0.0.0", "::1", "2001:db8::", "::ffff:10.0.0.1"})
    void theseAreAddresses(String text) {
        assertThat(IpText.isAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0", "10.0.0.256", "010.0.0.1", "localhost", ":", "1::2::3", "g::1", "dead.beef"})
    void theseAreNoAddresses(String text) {
        assertThat(IpText.isAddress(text)).isFalse();
    }

    @Test
    void blocksHaveAsManyBitsAsTheAddress() {
        assertThat(IpText.isCidr("10.0.0.0/32")).isTrue();
        assertThat(IpText.isCidr("10.0.0.0/33")).isFalse();
        assertThat(IpText.isCidr("2001:db8::/128")).isTrue();
        assertThat(IpText.isCidr("ten/8")).isFalse();
    }

    @Test
    void hostsOverlapByTheirWildcards() {
        assertThat(HostNames.overlap("*", "a.com")).isTrue();
        assertThat(HostNames.overlap("*.a.com", "b.a.com")).isTrue();
        assertThat(HostNames.overlap("*.a.com", "*.b.a.com")).isTrue();
        assertThat(HostNames.overlap("*.a.com", "a.com")).isFalse();
        assertThat(HostNames.overlap("a.com", "b.com")).isFalse();
        assertThat(HostNames.covers("*.a.com", "*.b.a.com")).isTrue();
        assertThat(HostNames.covers("*.b.a.com", "*.a.com")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "1000us", "0.5s", "1h30m", "8760h", "1.s"})
    void theseAreDurationsOfIstio(String text) {
        assertThat(IstioDuration.read(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "1", "-1s", "1us", "1d", "1s 2s", "9999999999999999h"})
    void theseAreNone(String text) {
        assertThat(IstioDuration.read(text)).isEmpty();
    }
}
