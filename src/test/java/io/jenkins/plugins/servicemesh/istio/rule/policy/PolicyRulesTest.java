package io.jenkins.plugins.servicemesh.istio.rule.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.IstioRules;
import io.jenkins.plugins.servicemesh.istio.rule.Objects;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyRulesTest {

    @Nested
    class PeerAuthentications {

        private List<String> broken(String spec) {
            return Objects.broken(IstioTypes.PEER_AUTHENTICATION, spec);
        }

        @Test
        void modesOfPortsNeedASelector() {
            assertThat(broken("{portLevelMtls: {'9090': {mode: PERMISSIVE}}}"))
                    .containsExactly("error istio/port-level-mtls spec.portLevelMtls");
            assertThat(broken("{selector: {matchLabels: {a: b}}, portLevelMtls: {'9090': {mode: PERMISSIVE}}}"))
                    .isEmpty();
        }

        @Test
        void portsAreRealPortsAndNotNone() {
            assertThat(broken("{selector: {matchLabels: {a: b}}, portLevelMtls: {'0': {mode: STRICT}}}"))
                    .containsExactly("error istio/port spec.portLevelMtls[0]");
            assertThat(broken("{selector: {matchLabels: {a: b}}, portLevelMtls: {}}"))
                    .containsExactly("error istio/port-level-mtls spec.portLevelMtls");
        }

        @Test
        void aModeThatInheritsIsWarnedOf() {
            assertThat(broken("{mtls: {mode: UNSET}}")).containsExactly("warning istio/mtls-inherited spec.mtls.mode");
        }

        @Test
        void aSelectorWithoutLabelsIsWarnedOf() {
            assertThat(broken("{selector: {}, mtls: {mode: STRICT}}"))
                    .containsExactly("warning istio/empty-selector spec.selector");
        }
    }

    @Nested
    class Telemetries {

        private List<String> broken(String spec) {
            return Objects.broken(IstioTypes.TELEMETRY, spec);
        }

        @Test
        void samplingGivenAsAFractionIsHintedAt() {
            Finding hint = IstioRules.check(Objects.object(
                            IstioTypes.TELEMETRY, "default", "{tracing: [{randomSamplingPercentage: 0.01}]}"))
                    .get(0);
            assertThat(hint.isError()).isFalse();
            assertThat(hint.describe()).contains("0.01 is 0.01 %, not 1 %").endsWith("write 1 if that share was meant");
        }

        @Test
        void samplingIsFrom0To100() {
            assertThat(broken("{tracing: [{randomSamplingPercentage: 100.1}]}"))
                    .containsExactly("error istio/percentage spec.tracing[0].randomSamplingPercentage");
            assertThat(broken("{tracing: [{randomSamplingPercentage: 0}]}")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"destination_workload", "destination_version", "destination_service", "response_code"})
        void removingATagThatAnalysesReadIsWarnedOf(String tag) {
            assertThat(broken("{metrics: [{overrides: [{tagOverrides: {" + tag + ": {operation: REMOVE}}}]}]}"))
                    .containsExactly("warning istio/analysed-tag spec.metrics[0].overrides[0].tagOverrides." + tag);
        }

        @Test
        void countingUnknownCodesAs200IsWarnedOf() {
            List<Finding> findings = IstioRules.check(Objects.object(
                    IstioTypes.TELEMETRY,
                    "default",
                    "{metrics: [{overrides: [{tagOverrides: {response_code: {value: 'response.code | 200'}}}]}]}"));
            assertThat(findings).extracting(Finding::rule).containsExactly("istio/cel", "istio/analysed-tag");
            assertThat(findings.get(1).message()).contains("unknown codes would count as 200");
        }

        @Test
        void tagsAreSetWithAValueAndRemovedWithout() {
            assertThat(broken("{metrics: [{overrides: [null, {tagOverrides: "
                            + "{a: {operation: UPSERT}, b: {operation: REMOVE, value: x}, c: null}}]}]}"))
                    .containsExactly(
                            "error istio/metric-tag spec.metrics[0].overrides[0]",
                            "error istio/metric-tag spec.metrics[0].overrides[1].tagOverrides.a",
                            "error istio/metric-tag spec.metrics[0].overrides[1].tagOverrides.b.value",
                            "error istio/metric-tag spec.metrics[0].overrides[1].tagOverrides.c");
        }

        @Test
        void whatTracingLeavesUnreadIsWarnedOf() {
            assertThat(broken("{tracing: [{providers: [{name: a}, {name: b}]}, {}]}"))
                    .containsExactly(
                            "warning istio/tracing spec.tracing", "warning istio/tracing spec.tracing[0].providers");
        }

        @Test
        void providersAndCustomTagsNeedNames() {
            assertThat(broken("{accessLogging: [{providers: [{}]}], "
                            + "tracing: [{customTags: {a: {literal: {}}, b: {header: {}}, c: null}}]}"))
                    .containsExactly(
                            "error istio/telemetry-provider spec.accessLogging[0].providers[0]",
                            "error istio/tracing spec.tracing[0].customTags.a.literal",
                            "error istio/tracing spec.tracing[0].customTags.b.header",
                            "error istio/tracing spec.tracing[0].customTags.c");
        }

        @Test
        void aTargetIsOneOfFourKindsAndNamedInOneWay() {
            assertThat(broken("{targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: w}]}"))
                    .isEmpty();
            assertThat(broken("{selector: {matchLabels: {a: b}}, targetRef: {kind: Pod, namespace: x}}"))
                    .containsExactly(
                            "error istio/target-reference spec",
                            "error istio/target-reference spec.targetRef",
                            "error istio/target-reference spec.targetRef.namespace",
                            "error istio/target-reference spec.targetRef");
        }
    }

    @Nested
    class AuthorizationPolicies {

        private List<String> broken(String spec) {
            return Objects.broken(IstioTypes.AUTHORIZATION_POLICY, spec);
        }

        private List<String> rule(String rule) {
            return broken("{rules: [" + rule + "]}").stream()
                    .map(finding -> finding.replace("spec.rules[0].", ""))
                    .toList();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "null                                             | istio/authorization-rules spec.rules[0]",
                    "{from: []}                                       | istio/authorization-rules from",
                    "{to: []}                                         | istio/authorization-rules to",
                    "{from: [{}]}                                     | istio/authorization-rules from[0]",
                    "{to: [{operation: {}}]}                          | istio/authorization-rules to[0]",
                    "{from: [{source: {ipBlocks: [10.0.0.300]}}]}     | istio/ip from[0].source.ipBlocks[0]",
                    "{from: [{source: {namespaces: ['']}}]}           | istio/authorization-rules from[0].source.namespaces[0]",
                    "{from: [{source: {serviceAccounts: [a/b/c]}}]}   | istio/service-account from[0].source.serviceAccounts[0]",
                    "{from: [{source: {serviceAccounts: ['a/*']}}]}   | istio/service-account from[0].source.serviceAccounts[0]",
                    "{from: [{source: {serviceAccounts: [a], namespaces: [b]}}]} | istio/service-account from[0].source.namespaces",
                    "{from: [{source: {trustDomains: ['a*b']}}]}      | istio/authorization-rules from[0].source.trustDomains[0]",
                    "{to: [{operation: {ports: ['70000']}}]}          | istio/port to[0].operation.ports[0]",
                    "{to: [{operation: {paths: ['/a{*}/b']}}]}        | istio/path-template to[0].operation.paths[0]",
                    "{to: [{operation: {paths: ['/{**}/{*}']}}]}      | istio/path-template to[0].operation.paths[0]",
                    "{when: [{values: [a]}]}                          | istio/authorization-condition when[0]",
                    "{when: [{key: source.ip}]}                       | istio/authorization-condition when[0]",
                    "{when: [{key: source.ips, values: [10.0.0.1]}]}  | istio/authorization-condition when[0].key",
                    "{when: [{key: 'destination.labels[a]', values: [b]}]} | istio/authorization-condition when[0].key",
                    "{when: [{key: source.ip, values: [a]}]}          | istio/ip when[0].values[0]"
                })
        void rulesAreChecked(String rule, String expected) {
            assertThat(rule(rule)).containsExactly("error " + expected);
        }

        @Test
        void whatIsWellFormedBreaksNothing() {
            assertThat(rule("{from: [{source: {serviceAccounts: [web, shop/api]}}, {source: {namespaces: [b]}}], "
                            + "to: [{operation: {paths: ['/api/*', '/x/{*}/y/{**}'], methods: [GET], ports: ['8080']}}], "
                            + "when: [{key: 'request.headers[x]', values: [a]}, "
                            + "{key: 'request.auth.claims[a][b]', notValues: [c]}]}"))
                    .isEmpty();
        }

        @Test
        void denyWithoutRulesDeniesNothing() {
            assertThat(broken("{action: DENY}")).containsExactly("error istio/authorization-rules spec");
            assertThat(broken("{action: DENY, rules: [{}]}")).isEmpty();
        }

        @Test
        void denyingByHttpAttributesAloneClosesTcpAndIsWarnedOf() {
            assertThat(broken("{action: DENY, rules: [{to: [{operation: {paths: [/admin]}}]}]}"))
                    .containsExactly("warning istio/deny-of-tcp spec.rules[0]");
            assertThat(broken("{action: DENY, rules: [{to: [{operation: {paths: [/admin], ports: ['80']}}]}]}"))
                    .isEmpty();
        }

        @Test
        void customNeedsAProviderAndTakesNoIdentities() {
            assertThat(broken("{action: CUSTOM, rules: [{from: [{source: {principals: [a]}}]}]}"))
                    .containsExactly(
                            "error istio/authorization-rules spec",
                            "error istio/authorization-rules spec.rules[0].from[0].source.principals");
            assertThat(broken("{provider: {name: x}}"))
                    .containsExactly("error istio/authorization-rules spec.provider");
        }
    }

    @Nested
    class ServiceEntries {

        private List<String> broken(String fields) {
            return Objects.broken(
                    IstioTypes.SERVICE_ENTRY,
                    "{" + (fields.contains("hosts:") ? "" : "hosts: [pay.example.com], ")
                            + (fields.contains("ports:") ? "" : "ports: [{number: 443, name: tls, protocol: TLS}], ")
                            + fields + "}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "hosts: []                                                | error istio/service-entry spec",
                    "hosts: ['*']                                             | error istio/host spec.hosts[0]",
                    "hosts: ['*x.com']                                        | warning istio/host spec.hosts[0]",
                    "resolution: DNS, addresses: [10.0.0.0/8]                 | error istio/service-entry spec.addresses[0]",
                    "addresses: [ten]                                         | error istio/ip spec.addresses[0]",
                    "endpoints: [{address: 10.0.0.1}]                         | error istio/service-endpoint spec.endpoints",
                    "resolution: DNS, hosts: ['*.a.com']                      | error istio/service-endpoint spec.hosts[0]",
                    "resolution: STATIC, endpoints: [{address: a.com}]        | error istio/service-endpoint spec.endpoints[0].address",
                    "resolution: STATIC, endpoints: [{}]                      | error istio/service-endpoint spec.endpoints[0]",
                    "resolution: STATIC, endpoints: [{address: 10.0.0.1, ports: {x: 1}}] | error istio/service-endpoint spec.endpoints[0].ports.x",
                    "resolution: STATIC, endpoints: [{address: 'unix://a'}]   | error istio/service-endpoint spec.endpoints[0].address",
                    "resolution: DNS_ROUND_ROBIN, endpoints: [{address: a}, {address: b}] | error istio/service-endpoint spec.endpoints",
                    "resolution: DYNAMIC_DNS                                  | error istio/service-entry spec.hosts[0]",
                    "workloadSelector: {labels: {a: b}}                       | warning istio/service-endpoint spec.workloadSelector",
                    "ports: [{number: 0, name: a, protocol: HTTP}]            | error istio/port spec.ports[0].number",
                    "ports: [{number: 1, protocol: HTTP}]                     | error istio/service-port spec.ports[0]",
                    "ports: [{number: 1, name: a, protocol: HTTTP}], addresses: [10.0.0.1] | error istio/service-port spec.ports[0].protocol",
                    "ports: [{number: 1, name: a, protocol: TCP}]             | warning istio/service-entry spec.ports[0]"
                })
        void entriesAreChecked(String fields, String expected) {
            assertThat(broken(fields)).containsExactly(expected);
        }

        @Test
        void portsDifferInNameAndNumber() {
            assertThat(broken("ports: [{number: 1, name: a, protocol: HTTP}, {number: 1, name: a, protocol: HTTP}]"))
                    .containsExactly(
                            "error istio/service-port spec.ports[1].name",
                            "error istio/service-port spec.ports[1].number");
        }

        @Test
        void severalHostsNeedPortsThatSayWhichIsMeant() {
            assertThat(broken("hosts: [a.com, b.com], resolution: DNS, addresses: [10.0.0.1], "
                            + "ports: [{number: 1, name: a, protocol: TCP}]"))
                    .containsExactly("error istio/service-entry spec.hosts");
        }

        @Test
        void noNamespaceMaySeeIt() {
            assertThat(broken("exportTo: ['~']")).isEmpty();
        }
    }
}
