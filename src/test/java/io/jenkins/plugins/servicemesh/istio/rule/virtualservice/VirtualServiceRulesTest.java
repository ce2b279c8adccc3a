package io.jenkins.plugins.servicemesh.istio.rule.virtualservice;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.Objects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualServiceRulesTest {

    private static List<String> broken(String spec) {
        return Objects.broken(IstioTypes.VIRTUAL_SERVICE, spec);
    }

    /** What is wrong with one HTTP route that has these fields and a destination. */
    private static List<String> route(String fields) {
        return broken("{hosts: [reviews], http: [{route: [{destination: {host: reviews}}], " + fields + "}]}");
    }

    /** The same for a route without destination. */
    private static List<String> bareRoute(String fields) {
        return broken("{hosts: [reviews], http: [{" + fields + "}]}");
    }

    @Test
    void aPlainRouteBreaksNothing() {
        assertThat(route("timeout: 3s")).isEmpty();
    }

    @Test
    void weightsNeedNoTotalOf100() {
        assertThat(bareRoute("route: [{destination: {host: a}, weight: 995}, {destination: {host: b}, weight: 5}]"))
                .isEmpty();
    }

    @Test
    void weightsOfZeroInTotalAndNegativeOnesAreErrors() {
        assertThat(bareRoute("route: [{destination: {host: a}, weight: 0}, {destination: {host: b}}]"))
                .containsExactly("error istio/weight spec.http[0].route");
        assertThat(bareRoute("route: [{destination: {host: a}, weight: 120}, {destination: {host: b}, weight: -20}]"))
                .containsExactly("error istio/weight spec.http[0].route[1].weight");
    }

    @Test
    void aVirtualServiceNeedsARoute() {
        assertThat(broken("{hosts: [reviews]}")).containsExactly("error istio/no-route spec");
        assertThat(broken("{hosts: [reviews], http: [null]}")).containsExactly("error istio/no-route spec.http[0]");
    }

    @Test
    void oneWithoutHostsIsADelegateWithHttpRoutesOnly() {
        assertThat(broken("{http: [{route: [{destination: {host: a}}]}]}")).isEmpty();
        assertThat(broken("{gateways: [mesh], tcp: [{route: [{destination: {host: a}}]}], "
                        + "http: [{delegate: {name: b}}]}"))
                .containsExactly(
                        "error istio/delegate spec.gateways",
                        "error istio/delegate spec.tcp",
                        "error istio/delegate spec.http[0].delegate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviews", "reviews.shop.svc.cluster.local", "*.example.com", "10.0.0.1", "2001:db8::1"})
    void hostsMayBeNamesWildcardsAndAddresses(String host) {
        assertThat(broken("{hosts: ['" + host + "'], http: [{route: [{destination: {host: a}}]}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "re_views", "a..b", "a.*.b", "10.0.0", "-a", "http://a", "*"})
    void otherHostsAreErrors(String host) {
        assertThat(broken("{hosts: ['" + host + "'], http: [{route: [{destination: {host: a}}]}]}"))
                .containsExactly("error istio/host spec.hosts[0]");
    }

    @Test
    void everyHostAtOnceIsForGateways() {
        assertThat(broken("{hosts: ['*'], gateways: [gw], http: [{route: [{destination: {host: a}}]}]}"))
                .isEmpty();
        assertThat(broken("{hosts: ['*'], gateways: [gw, mesh], http: [{route: [{destination: {host: a}}]}]}"))
                .containsExactly("error istio/host spec.hosts[0]");
    }

    @Test
    void hostsOfOneObjectDoNotOverlap() {
        assertThat(broken("{hosts: ['*.a.com', b.a.com], http: [{route: [{destination: {host: a}}]}]}"))
                .containsExactly("error istio/duplicate-host spec.hosts[1]");
    }

    @Test
    void gatewaysAreNamesWithOrWithoutNamespace() {
        String routes = ", hosts: [a.com], http: [{route: [{destination: {host: a}}]}]}";
        assertThat(broken("{gateways: [istio-system/gw, gw, mesh]" + routes)).isEmpty();
        assertThat(broken("{gateways: [gw.istio-system.svc, /gw, 'g w']" + routes))
                .containsExactly(
                        "warning istio/gateway-name spec.gateways[0]",
                        "error istio/gateway-name spec.gateways[1]",
                        "error istio/gateway-name spec.gateways[2]");
    }

    @Test
    void destinationsNeedAHostThatARequestCanBeSentTo() {
        assertThat(bareRoute("route: [{weight: 1}, {destination: {host: '*'}}, "
                        + "{destination: {host: a, subset: v_1, port: {number: 0}}}]"))
                .containsExactly(
                        "error istio/route-destination spec.http[0].route[0]",
                        "error istio/host spec.http[0].route[1].destination.host",
                        "error istio/name spec.http[0].route[2].destination.subset",
                        "error istio/port spec.http[0].route[2].destination.port.number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redirect: {uri: /b}, fault: {delay: {fixedDelay: 1s}} | fault",
                "redirect: {uri: /b}, rewrite: {uri: /c}               | rewrite",
                "redirect: {uri: /b}, route: [{destination: {host: a}}] | route",
                "redirect: {uri: /b}, directResponse: {status: 200}    | directResponse",
                "directResponse: {status: 200}, rewrite: {uri: /c}     | rewrite",
                "delegate: {name: b}, redirect: {uri: /b}              | redirect"
            })
    void partsThatExcludeEachOtherAreErrors(String fields, String second) {
        assertThat(bareRoute(fields)).containsExactly("error istio/route-action spec.http[0]." + second);
    }

    @Test
    void mirrorAndMirrorsExcludeEachOther() {
        assertThat(route("mirror: {host: a}, mirrors: [{destination: {host: b}, percentage: {value: 10}}]"))
                .containsExactly("error istio/route-action spec.http[0].mirrors");
    }

    @Test
    void mirrorsNeedADestinationAndAPercentage() {
        assertThat(route("mirrors: [{percentage: {value: 101}}], mirrorPercent: 10"))
                .containsExactly(
                        "warning istio/deprecated spec.http[0].mirrorPercent",
                        "error istio/route-destination spec.http[0].mirrors[0]",
                        "error istio/percentage spec.http[0].mirrors[0].percentage.value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "0s", "-3s", "1us", "3 s", "soon", "0.5ms"})
    void aTimeoutThatIsNoDurationIsAnErrorThatNamesTheField(String text) {
        assertThat(route("timeout: '" + text + "'")).containsExactly("error istio/duration spec.http[0].timeout");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{attempts: -1}                                     | istio/negative-number attempts",
                "{attempts: 0, perTryTimeout: 1s}                   | istio/retries perTryTimeout",
                "{retryOn: 'reset'}                                 | istio/retries retryOn",
                "{attempts: 2, perTryTimeout: 0s}                   | istio/duration perTryTimeout",
                "{attempts: 2, retryOn: 'connect-failure, refused-stream'} | istio/retries retryOn",
                "{attempts: 2, retryOn: '5xxx'}                     | istio/retries retryOn"
            })
    void retriesAreChecked(String retries, String expected) {
        String[] parts = expected.split(" ");
        assertThat(route("retries: " + retries)).contains("error " + parts[0] + " spec.http[0].retries." + parts[1]);
    }

    @Test
    void retriesCanBeSwitchedOffAndMayNameStatusCodes() {
        assertThat(route("retries: {attempts: 0}")).isEmpty();
        assertThat(route("retries: {attempts: 2, retryOn: 'connect-failure,503,unavailable'}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{delay: {fixedDelay: 0s}}                            | error istio/duration fault.delay.fixedDelay",
                "{delay: {percentage: {value: 5}}}                    | error istio/fault fault.delay",
                "{delay: {exponentialDelay: 1s}}                      | error istio/fault fault.delay.exponentialDelay",
                "{abort: {httpStatus: 199}}                           | error istio/fault fault.abort.httpStatus",
                "{abort: {grpcStatus: SAD}}                           | error istio/fault fault.abort.grpcStatus",
                "{abort: {http2Error: X}}                             | error istio/fault fault.abort.http2Error",
                "{abort: {percentage: {value: 5}}}                    | warning istio/fault fault.abort",
                "{abort: {httpStatus: 503, percentage: {value: 0.00001}}} | error istio/percentage fault.abort.percentage.value"
            })
    void faultsAreChecked(String fault, String expected) {
        assertThat(route("fault: " + fault)).containsExactly(expected.replaceFirst("(\\S+ \\S+) ", "$1 spec.http[0]."));
    }

    @Test
    void aFaultNeedsADelayOrAnAbort() {
        assertThat(route("fault: {}")).containsExactly("error istio/fault spec.http[0].fault");
    }

    @Test
    void aStringIsMatchedInExactlyOneWay() {
        assertThat(route("match: [{headers: {a: {exact: x, prefix: y}, b: {prefix: ''}, c: {}}, method: {}}]"))
                .containsExactly(
                        "error istio/string-match spec.http[0].match[0].method",
                        "error istio/string-match spec.http[0].match[0].headers.a",
                        "error istio/string-match spec.http[0].match[0].headers.b.prefix");
    }

    @Test
    void headersAreMatchedByNameAndPresence() {
        assertThat(route("match: [{headers: {x-a: {}, x-b: {exact: ''}}, withoutHeaders: {x-c: {regex: '*'}}}]"))
                .isEmpty();
        assertThat(route("match: [{headers: {':path': {exact: /}, 'a b': {exact: x}, x-n: null}}]"))
                .containsExactly(
                        "error istio/header-match spec.http[0].match[0].headers.:path",
                        "error istio/header-match spec.http[0].match[0].headers.a b",
                        "error istio/header-match spec.http[0].match[0].headers.x-n");
    }

    @Test
    void claimsAreMatchedAtGatewaysOnly() {
        String rest = ", hosts: [a.com], http: [{match: [{headers: {'@request.auth.claims.group': {exact: x}}}], "
                + "route: [{destination: {host: a}}]}]}";
        assertThat(broken("{gateways: [gw]" + rest)).isEmpty();
        assertThat(broken("{gateways: [gw, mesh]" + rest))
                .containsExactly(
                        "error istio/header-match spec.http[0].match[0].headers['@request.auth.claims.group']");
    }

    @Test
    void changedHeadersHaveNamesAndValuesThatEnvoyTakes() {
        assertThat(route("headers: {request: {set: {Host: a.com, x: '%REQ(y)% 100%%'}, remove: ['']}, "
                        + "response: {add: {':path': x, y: '100%'}}}"))
                .containsExactly(
                        "error istio/header-change spec.http[0].headers.response.add.:path",
                        "error istio/header-change spec.http[0].headers.request.remove[0]",
                        "error istio/header-value spec.http[0].headers.response.add.y");
    }

    @Test
    void theAuthorityIsSetOnce() {
        assertThat(route("rewrite: {authority: a.com}, headers: {request: {set: {host: b.com}}}"))
                .containsExactly("error istio/header-change spec.http[0]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rewrite: {}                                        | rewrite",
                "rewrite: {uri: /a, uriRegexRewrite: {match: a, rewrite: b}} | rewrite",
                "rewrite: {uriRegexRewrite: {match: a}}             | rewrite.uriRegexRewrite"
            })
    void rewritesAreChecked(String fields, String path) {
        assertThat(route(fields)).containsExactly("error istio/rewrite spec.http[0]." + path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                            | redirect",
                "{uri: /a, prefixRewrite: /b}  | redirect",
                "{uri: /a, redirectCode: 200}  | redirect.redirectCode",
                "{uri: /a, scheme: ftp}        | redirect.scheme"
            })
    void redirectsAreChecked(String redirect, String path) {
        assertThat(bareRoute("redirect: " + redirect)).containsExactly("error istio/redirect spec.http[0]." + path);
    }

    @Test
    void aPrefixIsRewrittenWherePrefixesAreMatched() {
        assertThat(bareRoute("match: [{uri: {exact: /a}}], redirect: {prefixRewrite: /b}"))
                .containsExactly("error istio/redirect spec.http[0].redirect.prefixRewrite");
        assertThat(bareRoute("match: [{uri: {prefix: /a}}], redirect: {prefixRewrite: /b}"))
                .isEmpty();
    }

    @Test
    void directResponsesHaveAStatusAndASmallBody() {
        assertThat(bareRoute("directResponse: {status: 99}"))
                .containsExactly("error istio/direct-response spec.http[0].directResponse.status");
        assertThat(bareRoute("directResponse: {status: 200, body: {string: '" + "x".repeat(110_000) + "'}}"))
                .containsExactly("warning istio/direct-response spec.http[0].directResponse.body");
    }

    @Test
    void corsIsChecked() {
        assertThat(route("corsPolicy: {allowOrigins: [{exact: 'https://a.com'}], allowMethods: [GET, FETCH], "
                        + "allowHeaders: ['*', 'a b'], maxAge: 1500ms}"))
                .containsExactly(
                        "error istio/cors spec.http[0].corsPolicy.allowMethods[1]",
                        "error istio/cors spec.http[0].corsPolicy.allowHeaders[1]",
                        "error istio/cors spec.http[0].corsPolicy.maxAge");
    }

    @Test
    void tlsRoutesMatchHostsOfTheObject() {
        assertThat(broken("{hosts: ['*.a.com'], tls: [{match: [{sniHosts: [x.a.com, b.com]}, {port: 443}], "
                        + "route: [{destination: {host: a}}]}, {route: []}]}"))
                .containsExactly(
                        "error istio/sni-host spec.tls[0].match[0].sniHosts[1]",
                        "error istio/sni-host spec.tls[0].match[1]",
                        "error istio/sni-host spec.tls[1]",
                        "error istio/route-destination spec.tls[1]");
    }

    @Test
    void tcpRoutesMatchSubnetsAndPorts() {
        assertThat(broken("{hosts: [a], tcp: [{match: [{destinationSubnets: [10.0.0.0/8, 10.0.0.0/33], port: 70000}], "
                        + "route: [{destination: {host: a}}]}]}"))
                .containsExactly(
                        "error istio/ip spec.tcp[0].match[0].destinationSubnets[1]",
                        "error istio/port spec.tcp[0].match[0].port");
    }

    @Test
    void exportToNamesNamespacesOnce() {
        String routes = ", hosts: [a], http: [{route: [{destination: {host: a}}]}]}";
        assertThat(broken("{exportTo: ['.', shop]" + routes)).containsExactly("error istio/export-to spec.exportTo[1]");
        assertThat(broken("{exportTo: ['*', other]" + routes))
                .containsExactly("error istio/export-to spec.exportTo[0]");
        assertThat(broken("{exportTo: ['~']" + routes)).containsExactly("error istio/export-to spec.exportTo[0]");
    }

    @Test
    void annotationsForIstiosOwnUseAndDryRunsOfRoutesAreErrors() {
        assertThat(Objects.broken(
                        Objects.virtualService("a", "{hosts: [a], http: [{route: [{destination: {host: a}}]}]}")
                                .withAnnotation("internal.istio.io/parents", "x")
                                .withAnnotation(IstioLabels.DRY_RUN, "true")))
                .containsExactly(
                        "error istio/annotation metadata.annotations['internal.istio.io/parents']",
                        "error istio/annotation metadata.annotations['istio.io/dry-run']");
    }
}
