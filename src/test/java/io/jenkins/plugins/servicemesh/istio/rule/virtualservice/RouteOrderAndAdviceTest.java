package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.istio.rule.Objects;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteOrderAndAdviceTest {

    private static final String TO = "route: [{destination: {host: a}}]";

    private static List<String> routes(String... routes) {
        String all = String.join("}, {" + TO + ", ", routes);
        return Objects.broken(IstioTypes.VIRTUAL_SERVICE, "{hosts: [a], http: [{" + TO + ", " + all + "}]}");
    }

    @Test
    void aRouteBehindOneThatTakesEverythingIsNeverReached() {
        assertThat(routes("name: all", "match: [{uri: {prefix: /a}}]", "name: more"))
                .containsExactly(
                        "warning istio/unreachable-route spec.http[1]", "warning istio/unreachable-route spec.http[2]");
    }

    @Test
    void aMatchThatAnEarlierRouteHasIsNeverReached() {
        assertThat(routes("match: [{uri: {prefix: /a}}]", "match: [{name: b, uri: {prefix: /a}}, {uri: {exact: /c}}]"))
                .containsExactly("warning istio/unreachable-match spec.http[1].match[0]");
        assertThat(routes("match: [{uri: {prefix: /a}}]", "match: [{uri: {prefix: /a}}]"))
                .containsExactly(
                        "warning istio/unreachable-match spec.http[1].match[0]",
                        "warning istio/unreachable-route spec.http[1]");
    }

    @Test
    void aLongerPrefixBehindAShorterOneIsNeverReached() {
        assertThat(routes("match: [{uri: {prefix: /a}}]", "match: [{uri: {prefix: /a/b}, headers: {x: {exact: y}}}]"))
                .containsExactly("warning istio/unreachable-match spec.http[1].match[0]");
    }

    @Test
    void aShorterPrefixWithAConditionOfItsOwnLeavesTheOthers() {
        assertThat(routes("match: [{uri: {prefix: /a}, headers: {x: {exact: y}}}]", "match: [{uri: {prefix: /a/b}}]"))
                .isEmpty();
        assertThat(routes("match: [{uri: {prefix: /a}, port: 80}]", "match: [{uri: {prefix: /a/b}, port: 81}]"))
                .isEmpty();
    }

    @Test
    void specificRoutesBeforeGeneralOnesAreFine() {
        assertThat(routes("match: [{uri: {prefix: /a/b}}]", "match: [{uri: {prefix: /a}}]", "name: rest"))
                .isEmpty();
    }

    @Test
    void triesThatTakeLongerThanTheTimeoutAreAWarning() {
        assertThat(routes("timeout: 3s, retries: {attempts: 3, perTryTimeout: 2s}"))
                .containsExactly("warning istio/retries-exceed-timeout spec.http[0].timeout");
        assertThat(routes("timeout: 8s, retries: {attempts: 3, perTryTimeout: 2s}"))
                .isEmpty();
    }

    @Test
    void repeatingWhatMayHaveBeenProcessedIsAWarningUnlessTheMethodIsSafe() {
        assertThat(routes("retries: {attempts: 3, retryOn: '5xx,connect-failure'}"))
                .containsExactly("warning istio/retries-not-idempotent spec.http[0].retries.retryOn");
        assertThat(routes("retries: {attempts: 3, retryOn: '5xx'}, match: [{method: {exact: GET}}]"))
                .isEmpty();
        assertThat(routes("retries: {attempts: 3, retryOn: 'connect-failure,refused-stream'}"))
                .isEmpty();
    }

    @Test
    void settingsThatAFaultSwitchesOffAreAWarning() {
        assertThat(routes("timeout: 9s, retries: {attempts: 1}, fault: {delay: {fixedDelay: 1s}}"))
                .containsExactly(
                        "warning istio/fault-drops-settings spec.http[0].timeout",
                        "warning istio/fault-drops-settings spec.http[0].retries");
    }

    @Test
    void aMistypedRetryConditionComesWithTheNearestRightOne() {
        Finding finding = IstioRules.check(Objects.virtualService(
                        "a", "{hosts: [a], http: [{" + TO + ", retries: {attempts: 1, retryOn: conect-failure}}]}"))
                .get(0);
        assertThat(finding.describe())
                .startsWith(
                        "VirtualService shop/a, spec.http[0].retries.retryOn: unknown retry condition 'conect-failure'")
                .endsWith("did you mean 'connect-failure'?");
    }
}
