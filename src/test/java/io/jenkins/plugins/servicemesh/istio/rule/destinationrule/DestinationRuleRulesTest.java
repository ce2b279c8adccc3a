package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.Objects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationRuleRulesTest {

    private static List<String> broken(String spec) {
        return Objects.broken(IstioTypes.DESTINATION_RULE, spec);
    }

    private static List<String> policy(String fields) {
        return broken("{host: reviews, trafficPolicy: {" + fields + "}}").stream()
                .map(finding -> finding.replace("spec.trafficPolicy.", ""))
                .toList();
    }

    @Test
    void aHostIsNeeded() {
        assertThat(broken("{}")).containsExactly("error istio/host spec.host");
        assertThat(broken("{host: '*.example.com'}")).isEmpty();
    }

    @Test
    void subsetsHaveDifferentNamesAndRealLabels() {
        assertThat(broken("{host: a, subsets: [{name: v1, labels: {'a b': x}}, {name: v1, labels: {version: -x}}, "
                        + "{labels: {}}, null]}"))
                .containsExactly(
                        "error istio/label spec.subsets[0].labels.a b",
                        "error istio/label spec.subsets[1].labels.version",
                        "error istio/subset spec.subsets[1].name",
                        "error istio/subset spec.subsets[2]",
                        "error istio/subset spec.subsets[3]");
    }

    @Test
    void aPolicyNeedsASetting() {
        assertThat(broken("{host: a, trafficPolicy: {}}"))
                .containsExactly("error istio/traffic-policy spec.trafficPolicy");
        assertThat(broken("{host: a, subsets: [{name: v1, trafficPolicy: {}}]}"))
                .containsExactly("error istio/traffic-policy spec.subsets[0].trafficPolicy");
    }

    @Test
    void portsHaveANumberAndASetting() {
        assertThat(policy("portLevelSettings: [null, {port: {number: 0}}, {tls: {mode: DISABLE}}]"))
                .containsExactly(
                        "error istio/traffic-policy portLevelSettings[0]",
                        "error istio/port portLevelSettings[1].port.number",
                        "error istio/traffic-policy portLevelSettings[1]",
                        "error istio/traffic-policy portLevelSettings[2]");
    }

    @Test
    void consecutiveErrorsIsWarnedOfSinceItIsIgnored() {
        assertThat(policy("outlierDetection: {consecutiveErrors: 5}"))
                .containsExactly("warning istio/deprecated outlierDetection.consecutiveErrors");
        assertThat(policy("outlierDetection: {consecutive5xxErrors: 5, consecutiveGatewayErrors: 3}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{interval: 0s}                        | istio/duration interval",
                "{baseEjectionTime: '30'}              | istio/duration baseEjectionTime",
                "{maxEjectionPercent: 101}             | istio/percentage maxEjectionPercent",
                "{minHealthPercent: -1}                | istio/percentage minHealthPercent",
                "{consecutiveLocalOriginFailures: 3}   | istio/outlier-detection consecutiveLocalOriginFailures"
            })
    void circuitBreakersAreChecked(String outlier, String expected) {
        assertThat(policy("outlierDetection: " + outlier))
                .containsExactly("error " + expected.replaceFirst(" ", " outlierDetection."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | istio/connection-pool connectionPool",
                "{http: {maxRetries: -1}}                                    | istio/negative-number connectionPool.http.maxRetries",
                "{http: {idleTimeout: 0s}}                                   | istio/duration connectionPool.http.idleTimeout",
                "{http: {h2UpgradePolicy: UPGRADE, useClientProtocol: true}} | istio/connection-pool connectionPool.http",
                "{http: {http2KeepAlive: {interval: 1s}}}                    | istio/connection-pool connectionPool.http.http2KeepAlive",
                "{tcp: {maxConnections: -1}}                                 | istio/negative-number connectionPool.tcp.maxConnections",
                "{tcp: {connectTimeout: 0s}}                                 | istio/duration connectionPool.tcp.connectTimeout"
            })
    void connectionPoolsAreChecked(String pool, String expected) {
        assertThat(policy("connectionPool: " + pool)).containsExactly("error " + expected);
    }

    @Test
    void aTcpIdleTimeoutOfZeroSwitchesItOff() {
        assertThat(policy("connectionPool: {tcp: {idleTimeout: 0s}}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{simple: RANDOM, consistentHash: {useSourceIp: true}}             | error istio/load-balancer loadBalancer",
                "{simple: LEAST_CONN}                                              | warning istio/deprecated loadBalancer.simple",
                "{consistentHash: {useSourceIp: true, httpHeaderName: a}}          | error istio/load-balancer loadBalancer.consistentHash",
                "{consistentHash: {httpCookie: {ttl: 0s}}}                         | error istio/load-balancer loadBalancer.consistentHash.httpCookie",
                "{consistentHash: {useSourceIp: true, maglev: {tableSize: 100}}}   | error istio/load-balancer loadBalancer.consistentHash.maglev.tableSize",
                "{consistentHash: {useSourceIp: true, minimumRingSize: 100}}       | warning istio/deprecated loadBalancer.consistentHash.minimumRingSize",
                "{warmup: {minimumPercent: 5}}                                     | error istio/load-balancer loadBalancer.warmup",
                "{warmup: {duration: 10s, aggression: 0}}                          | error istio/load-balancer loadBalancer.warmup.aggression"
            })
    void loadBalancersAreChecked(String balancer, String expected) {
        assertThat(policy("loadBalancer: " + balancer)).containsExactly(expected);
    }

    @Test
    void aCookieMayLastForASession() {
        assertThat(policy("loadBalancer: {consistentHash: {httpCookie: {name: user, ttl: 0s}}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{distribute: [{from: a/*, to: {a/*: 90, b: 20}}]}     | error istio/locality distribute[0].to",
                "{distribute: [{from: a/*/b, to: {a: 100}}]}           | error istio/locality distribute[0].from",
                "{distribute: [{from: a, to: {'a/*': 50, a/b: 50}}]}   | error istio/locality distribute[0].to['a/b']",
                "{failover: [{from: a, to: a}]}                        | error istio/locality failover[0]",
                "{failover: [{from: a/b, to: c}]}                      | error istio/locality failover[0]"
            })
    void localitiesAreChecked(String locality, String expected) {
        assertThat(policy("outlierDetection: {interval: 5s}, loadBalancer: {localityLbSetting: " + locality + "}"))
                .containsExactly(expected.replaceFirst("(\\S+ \\S+) ", "$1 loadBalancer.localityLbSetting."));
    }

    @Test
    void failoverWithoutACircuitBreakerIsWarnedOf() {
        assertThat(policy("loadBalancer: {localityLbSetting: {failover: [{from: a, to: b}]}}"))
                .containsExactly("warning istio/locality loadBalancer.localityLbSetting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{mode: MUTUAL, caCertificates: c, clientCertificate: a}                | tls",
                "{mode: SIMPLE, credentialName: a, caCertificates: c}                   | tls.caCertificates",
                "{mode: MUTUAL, credentialName: a, caCertificates: '', privateKey: p, clientCertificate: ''} | tls.privateKey",
                "{mode: SIMPLE, insecureSkipVerify: true, caCertificates: c}            | tls.caCertificates",
                "{mode: SIMPLE, caCertificates: '', credentialName: 'configmap://other/ca'} | tls.credentialName"
            })
    void clientTlsIsChecked(String tls, String path) {
        assertThat(policy("tls: " + tls)).contains("error istio/client-tls " + path);
    }

    @Test
    void aServerThatIsNotVerifiedIsWarnedOf() {
        assertThat(broken("{host: a, trafficPolicy: {tls: {mode: SIMPLE}, "
                        + "portLevelSettings: [{port: {number: 443}, tls: {mode: SIMPLE}}]}}"))
                .containsExactly(
                        "warning istio/server-not-verified spec.trafficPolicy.tls",
                        "warning istio/server-not-verified spec.trafficPolicy.portLevelSettings[0].tls");
        assertThat(policy("tls: {mode: ISTIO_MUTUAL}")).isEmpty();
    }

    @Test
    void oneForSomeWorkloadsIsSeenInItsOwnNamespaceOnly() {
        assertThat(broken("{host: a, workloadSelector: {matchLabels: {app: a}}, exportTo: [shop]}"))
                .isEmpty();
        assertThat(broken("{host: a, workloadSelector: {matchLabels: {app: '*'}}, exportTo: ['*']}"))
                .containsExactly(
                        "error istio/selector spec.workloadSelector.matchLabels.app",
                        "error istio/export-to spec.exportTo[0]");
    }
}
