package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that are refused: never converted, rounded, or replaced by a default. */
class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"'strict'", "'UNSET'", "true", "'STRICT '"})
    void anMtlsModeIsOneOfThree(String mode) {
        assertThat(Refused.inMesh("mtls " + mode)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'5'", "'-1s'", "'abc'", "'0s'", "'0.5ms'", "5", "''"})
    void aDurationHasAUnitAndIsPositive(String time) {
        assertThat(Refused.inRoute("requestTimeout " + time))
                .singleElement()
                .asString()
                .contains("requestTimeout");
    }

    @Test
    void anUnknownLoadBalancerNamesTheNearest() {
        assertThat(Refused.inService("loadBalancer 'LEAST_CONN'"))
                .singleElement()
                .asString()
                .contains("invalid load balancing algorithm 'LEAST_CONN'", "ROUND_ROBIN, LEAST_REQUEST");
        assertThat(Refused.inService("loadBalancer 'round robin'"))
                .singleElement()
                .asString()
                .endsWith("did you mean 'ROUND_ROBIN'?");
    }

    @Test
    void anAlgorithmAndAConsistentHashExcludeEachOther() {
        assertThat(Refused.inService("loadBalancer('RANDOM') { consistentHash { sourceIp() } }"))
                .singleElement()
                .asString()
                .contains("loadBalancer needs either an algorithm", "or a block");
    }

    @Test
    void aConsistentHashHasOneKey() {
        assertThat(Refused.inService("loadBalancer { consistentHash { sourceIp(); header 'x-user' } }"))
                .singleElement()
                .asString()
                .contains("consistentHash needs exactly one of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1: 90, v2: 30", "v1: 120", "v1: 90", "v1: 101, v2: -1", "v1: '90', v2: 10", "90, 10"})
    void sharesAreAHundredInTotal(String shares) {
        assertThat(Refused.inRoute("split " + shares)).isNotEmpty().allMatch(text -> text.contains("split"));
    }

    @Test
    void aMatchWithoutConditionsIsRefused() {
        assertThat(Refused.inRoute("match { }; to 'v1'"))
                .singleElement()
                .asString()
                .contains("match says nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"header 'x'", "header 'x', exact: 'a', prefix: 'b'", "header 'x', regx: 'a'", "path prefix: ''"})
    void aConditionHasExactlyOneComparison(String condition) {
        assertThat(Refused.inRoute("match { " + condition + " }; to 'v1'")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header 'x', exact: 'a'; header 'X', exact: 'b'",
                "cookie 'x', 'a'; header 'cookie', exact: 'b'",
                "header 'cookie', exact: 'b'; cookie 'x', 'a'",
                "query 'x', exact: 'a'; query 'x', prefix: 'b'",
            })
    void aNameIsComparedOnceAMatch(String conditions) {
        assertThat(Refused.inRoute("match { " + conditions + " }; to 'v1'")).hasSize(1);
    }

    @Test
    void aRetryConditionIsOneThatTheMeshKnows() {
        assertThat(Refused.inRoute("retries 3, on: ['connect-failure', 'refused-steam']"))
                .singleElement()
                .asString()
                .contains("invalid retry condition 'refused-steam'")
                .endsWith("did you mean 'refused-stream'?");
    }

    @Test
    void retriesThatAreSwitchedOffTakeNothingElse() {
        assertThat(Refused.inRoute("retries 0, perTry: '1s'")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"delay '2s'", "abort 503", "delay percent: 5", "abort 99, percent: 5", "delay '2s', percent: 101"
            })
    void aFaultSaysWhatAndHowMuch(String fault) {
        assertThat(Refused.inRoute("fault { " + fault + " }")).hasSize(1);
    }

    @Test
    void aMirrorSaysHowMuch() {
        assertThat(Refused.inRoute("mirror to: 'v2'"))
                .singleElement()
                .asString()
                .contains("mirror needs percent:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"retries '3'", "retries 3.0", "retries 3000000000", "retries(-1)", "retries true", "retries([3])"
            })
    void aNumberIsANumber(String retries) {
        assertThat(Refused.inRoute(retries)).singleElement().asString().contains("retr");
    }

    @Test
    void aPercentageInQuotesIsRefused() {
        assertThat(Refused.inRoute("mirror to: 'v2', percent: '10'"))
                .singleElement()
                .asString()
                .contains("invalid percent '10'; allowed: a number from 0 to 100, without quotes");
    }

    @Test
    void somethingThatIsNoValueIsNamedByItsType() {
        assertThat(Refused.inRoute("requestTimeout new Date(0)"))
                .singleElement()
                .asString()
                .contains("invalid requestTimeout 'a Date'");
    }

    @Test
    void aVersionThatIsNotDeclaredIsNamedWithTheNearest() {
        assertThat(Refused.inRoute("split v1: 90, v3: 10"))
                .singleElement()
                .asString()
                .contains("> split: unknown version 'v3'; allowed: v1, v2");
    }

    @Test
    void withoutVersionsASplitSaysHowToDeclareThem() {
        assertThat(Refused.inMesh("service('reviews') { to 'v1' }"))
                .singleElement()
                .asString()
                .contains("unknown version 'v1'; declare it by: versions 'v1'");
    }

    @Test
    void aPartIsNotSetAndRemovedAtOnce() {
        assertThat(Refused.inRoute("retries 3; remove 'retries'"))
                .singleElement()
                .asString()
                .contains("invalid remove 'retries'");
        assertThat(Refused.inService("circuitBreaker { consecutive5xx 5 }; remove 'circuitBreaker'"))
                .hasSize(1);
    }

    @Test
    void whatIsRemovedIsAKnownPart() {
        assertThat(Refused.inRoute("remove 'retry'")).singleElement().asString().contains("fault, mirror");
    }

    @Test
    void aRouteIsWrittenOnceAndNotRemovedAsWell() {
        assertThat(Refused.inService("route('a') { to 'v1' }; route('a') { to 'v2' }"))
                .hasSize(1);
        assertThat(Refused.inService("route('a') { to 'v1' }; removeRoute 'a'")).hasSize(1);
        assertThat(Refused.inService("route { to 'v1' }; to 'v2'")).hasSize(1);
    }

    @Test
    void aRouteLeadsByASplitOrToOneVersion() {
        assertThat(Refused.inRoute("to 'v1'; split v1: 50, v2: 50"))
                .singleElement()
                .asString()
                .contains("route needs either split or to, not both");
    }

    @Test
    void portsAreOfWorkloads() {
        assertThat(Refused.inMesh("mtls { mode 'STRICT'; port 9090, 'PERMISSIVE' }"))
                .hasSize(1);
        assertThat(Refused.inMesh("mtls('reviews') { port 99999, 'PERMISSIVE' }"))
                .hasSize(1);
    }

    @Test
    void aRuleSaysWhoMayCall() {
        assertThat(Refused.inMesh("allow to: 'reviews'"))
                .singleElement()
                .asString()
                .contains("allow needs a caller: from, fromNamespaces, requestPrincipals or claims");
    }

    @Test
    void aSamplingIsAPercentage() {
        assertThat(Refused.inMesh("telemetry { tracing { sampling 150 } }")).hasSize(1);
    }

    @Test
    void aBlockForAWordThatTakesNoneIsRefused() {
        assertThat(Refused.inRoute("requestTimeout('3s') { }"))
                .singleElement()
                .asString()
                .contains("requestTimeout takes no block");
        assertThat(Refused.inRoute("fault 'x'")).hasSizeGreaterThan(0);
    }
}
