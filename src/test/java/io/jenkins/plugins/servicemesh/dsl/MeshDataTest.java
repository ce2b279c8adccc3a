package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import groovy.lang.GroovyShell;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.dsl.word.MeshLanguage;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The language as data, written as the arguments of a step are. */
class MeshDataTest {

    private static final Place STEP = Place.at("meshTraffic").inFile("Jenkinsfile", 7, 0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // the arguments of the steps, as their documentation shows them
                "injection: 'sidecar', mtls: 'PERMISSIVE' | injection 'sidecar'; mtls 'PERMISSIVE'",
                "mtls: [reviews: [ports: [9090: 'PERMISSIVE']]] | mtls('reviews') { port 9090, 'PERMISSIVE' }",
                "allow: [[from: 'istio-system/ingress', to: 'reviews', paths: ['/api/*']]]"
                        + "| allow from: 'istio-system/ingress', to: 'reviews', paths: ['/api/*']",
                "telemetry: [tracing: [provider: 'otel', sampling: 5], metrics: [tags: [team: \"'shop'\"]],"
                        + " accessLog: [providers: ['envoy', 'otel'], filter: 'response.code >= 500']]"
                        + "| telemetry { tracing { provider 'otel'; sampling 5 }; metrics { tag 'team', \"'shop'\" };"
                        + " accessLog { provider 'envoy', 'otel'; filter 'response.code >= 500' } }",
                "service: [reviews: [requestTimeout: '3s', retries: [attempts: 3, perTry: '500ms'],"
                        + " circuitBreaker: [consecutive5xx: 5, ejectFor: '30s'], loadBalancer: [consistentHash: [header: 'x-user']]]]"
                        + "| service('reviews') { requestTimeout '3s'; retries 3, perTry: '500ms';"
                        + " circuitBreaker { consecutive5xx 5; ejectFor '30s' }; loadBalancer { consistentHash { header 'x-user' } } }",
                "service: [reviews: [versions: ['v1', 'v2'], route: [default: [split: [v1: 90, v2: 10]]]]]"
                        + "| service('reviews') { versions 'v1', 'v2'; route('default') { split v1: 90, v2: 10 } }",
                "service: [reviews: [version: 'v2', route: [testers: [match: [header: ['x-tester': 'yes'], path: [prefix: '/api']], to: 'v2']]]]"
                        + "| service('reviews') { version 'v2'; route('testers') { match { header 'x-tester', exact: 'yes'; path prefix: '/api' }; to 'v2' } }",
                "service: [reviews: [versions: ['v1', 'v2'], split: [v1: 90, v2: 10, force: true]]]"
                        + "| service('reviews') { versions 'v1', 'v2'; split v1: 90, v2: 10, force: true }",
                "service: [reviews: [versions: ['v1', 'v2'], to: [version: 'v2', force: true]]]"
                        + "| service('reviews') { versions 'v1', 'v2'; to 'v2', force: true }",
                "service: [reviews: [version: 'v2', mirror: [to: 'v2', percent: 10], fault: [delay: [time: '2s', percent: 5]]]]"
                        + "| service('reviews') { version 'v2'; mirror to: 'v2', percent: 10; fault { delay '2s', percent: 5 } }",
                "requestAuthentication: [reviews: [issuer: ['https://id': 'https://id/keys']]], allow: [requestPrincipals: 'https://id/*', to: 'reviews']"
                        + "| requestAuthentication('reviews') { issuer 'https://id', jwksUri: 'https://id/keys' };"
                        + " allow requestPrincipals: ['https://id/*'], to: 'reviews'",
                "egress: ['api.example.com': [port: [443: 'TLS'], resolution: 'DNS', exportTo: ['.', 'test']]]"
                        + "| egress('api.example.com') { port 443, protocol: 'TLS'; resolution 'DNS'; exportTo '.', 'test' }",
                "gateway: [public: [selector: [istio: 'edge'], server: [[hosts: ['a.example.com'], port: 80, protocol: 'HTTP']]]],"
                        + " sidecar: [egress: ['./*', 'shop/*']]"
                        + "| gateway('public') { selector istio: 'edge'; server 'a.example.com', port: 80, protocol: 'HTTP' };"
                        + " sidecar { egress './*', 'shop/*' }",
                "service: [a: [gateways: [names: 'edge/public', hosts: 'a.example.com'], rateLimit: [requests: 5, per: '1s'],"
                        + " loadBalancer: [locality: [failover: [europe: 'america'], failoverPriority: ['x']]]]]"
                        + "| service('a') { gateways 'edge/public', hosts: ['a.example.com']; rateLimit 5, per: '1s';"
                        + " loadBalancer { locality { failover 'europe', to: 'america'; failoverPriority 'x' } } }",
                // other ways to say a word several times, or nothing more
                "services: [a: [versions: 'v1', routes: [[to: 'v1'], [name: 'b', matches: [[path: '/b'], [method: 'GET']], to: 'v1']]]]"
                        + "| service('a') { versions 'v1'; route { to 'v1' }; route('b') { match { path exact: '/b' }; match { method 'GET' }; to 'v1' } }",
                "service: [a: [route: [requestTimeout: '1s']]] | service('a') { route { requestTimeout '1s' } }",
                "service: [a: [version: [v3: [labels: [track: 'canary'], service: 'a-v3'], v4: [:]]]]"
                        + "| service('a') { version 'v3', labels: [track: 'canary'], service: 'a-v3'; version 'v4' }",
                "service: [a: [loadBalancer: [consistentHash: [sourceIp: true]]]] | service('a') { loadBalancer { consistentHash { sourceIp() } } }",
                "service: [a: [loadBalancer: [consistentHash: [sourceIp: [:]]]]] | service('a') { loadBalancer { consistentHash { sourceIp() } } }",
                "service: [a: [loadBalancer: [algorithm: 'RANDOM']]] | service('a') { loadBalancer 'RANDOM' }",
                "service: [a: [loadBalancer: 'RANDOM']] | service('a') { loadBalancer 'RANDOM' }",
                "mtls: ['STRICT', [workload: 'b', labels: [x: 'y'], mode: 'DISABLE']]"
                        + "| mtls 'STRICT'; mtls('b', labels: [x: 'y']) { mode 'DISABLE' }",
                "telemetry: [tracing: true] | telemetry { tracing { } }",
                "telemetry: [metrics: [removeTags: ['a', 'b']]] | telemetry { metrics { removeTag 'a'; removeTag 'b' } }",
                "telemetry: [metrics: [tag: [[tag: 'a', expression: 'b']]]] | telemetry { metrics { tag 'a', 'b' } }",
                "telemetry: [reviews: [tracing: [sampling: 0.5]]] | telemetry('reviews') { tracing { sampling 0.5 } }",
            })
    void dataMeansWhatTheClosureMeans(String data, String script) throws Throwable {
        MeshSpec closure = Evaluation.PLAIN.of("mesh { " + script + " }").get(0).spec("shop");

        assertThat(intent(data).spec("shop")).isEqualTo(closure);
    }

    @Test
    void theClusterAndTheNamespaceAreTheSteps() {
        MeshIntent intent = MeshData.intent(Optional.of("prod"), Optional.of("shop"), Map.of("mtls", "STRICT"), STEP);

        assertThat(intent.cluster()).contains("prod");
        assertThat(intent.spec().namespace()).isEqualTo("shop");
    }

    @Test
    void anyBlockCanBeReadAlone() {
        assertThat(MeshData.block(MeshLanguage.MATCH, Map.of("header", Map.of("x-tester", "yes")), STEP)
                        .headers())
                .containsOnlyKeys("x-tester");
        assertThat(catchThrowableOfType(
                                FindingsException.class,
                                () -> MeshData.block(MeshLanguage.MATCH, Map.of("heder", "yes"), STEP))
                        .findings())
                .extracting(finding -> finding.place().path())
                .contains("meshTraffic > heder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "requestTimeot: '3s' | requestTimeot: unknown word in service 'requestTimeot'; allowed: versions, version, route,"
                        + " removeRoute, split, to, requestTimeout, retries, fault, mirror, loadBalancer, circuitBreaker,"
                        + " connectionPool, gateways, rateLimit, remove; did you mean 'requestTimeout'?",
                "requestTimeout: '3' | requestTimeout: invalid requestTimeout '3'; allowed: a duration of at least 1ms such as 500ms, 3s or 1m30s",
                "requestTimeout: 3 | requestTimeout: invalid requestTimeout '3'; allowed: a duration in quotes such as '500ms', '3s' or '1m30s'",
                "requestTimeout: null | requestTimeout: invalid requestTimeout 'null'; allowed: a duration in quotes such as '500ms', '3s' or '1m30s'",
                "retries: [attempts: 3, perTri: '1s'] | retries: unknown argument of retries 'perTri'; allowed: attempts, perTry, on; did you mean 'perTry'?",
                "retries: [perTry: '1s'] | retries: retries needs attempts: a whole number, without quotes;"
                        + " retries takes a whole number, without quotes, or a map of attempts, perTry, on",
                "circuitBreaker: 5 | circuitBreaker: invalid circuitBreaker '5'; allowed: a map of consecutive5xx,"
                        + " consecutiveGatewayErrors, interval, ejectFor, maxEjected, minHealth",
                "loadBalancer: [consistentHash: [header: 5]] | loadBalancer > consistentHash > header: invalid header '5'; allowed: a text in quotes",
                "loadBalancer: [consistentHash: [sourceIp: false]] | loadBalancer > consistentHash > sourceIp:"
                        + " invalid sourceIp 'false'; allowed: true",
                "loadBalancer: [ejectFor: '3s'] | loadBalancer > ejectFor: 'ejectFor' belongs to circuitBreaker, not inside loadBalancer",
                "circuitBreaker: [:] | circuitBreaker: circuitBreaker says nothing; write at least one of consecutive5xx,"
                        + " consecutiveGatewayErrors, interval, ejectFor, maxEjected, minHealth",
                "fault: [delay: '2s'] | fault > delay: delay needs percent: a number from 0 to 100, without quotes;"
                        + " delay takes a duration in quotes such as '500ms', '3s' or '1m30s', or a map of time, percent",
                "versions: ['v1'], version: [v1: [:]] | version: version is written twice in service 'v1'",
                "to: 'v9' | to: unknown version 'v9'; declare it by: versions 'v9'",
                "removeRoute: [:] | removeRoute: removeRoute needs name: a text in quotes; removeRoute takes a text in quotes, or a map of name",
                "removeRoute: [] | removeRoute: invalid removeRoute '[]'; allowed: a text in quotes",
            })
    void aMistakeIsToldAsInTheClosure(String words, String told) {
        assertThat(refused("service: [reviews: [" + words + "]]"))
                .extracting(Finding::describe)
                .containsExactly("Jenkinsfile:7, service 'reviews' > " + told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "service: 'reviews' | service: service needs a block: service { }",
                "service: [reviews: 5] | service: invalid service '5'; allowed: a text in quotes, or a map of service, versions,"
                        + " version, route, removeRoute, split, to, requestTimeout, retries, fault, mirror, loadBalancer,"
                        + " circuitBreaker, connectionPool, gateways, rateLimit, remove",
                "allow: [] | allow: invalid allow '[]'; allowed: a map of from, fromNamespaces, requestPrincipals,"
                        + " claims, to, labels, paths, methods, ports",
                "telemetry: [] | telemetry: invalid telemetry '[]'; allowed: a text in quotes",
                "mtls: [reviews: [port: ['x': 'STRICT']]] | mtls 'reviews' > port: invalid port port 'x'; allowed: a whole number, without quotes",
                "mtls: [reviews: [port: ['010': 'STRICT']]] | mtls 'reviews' > port: invalid port port '010'; allowed: a whole number, without quotes",
            })
    void aWrongShapeIsRefused(String words, String told) {
        assertThat(refused(words)).extracting(Finding::describe).containsExactly("Jenkinsfile:7, " + told);
    }

    @Test
    void allMistakesComeAtOnceInTheirOrder() {
        assertThat(refused("mtls: 'strict', servcie: [a: [requestTimeout: 3]], telemetry: [tracin: [sampling: '5']]"))
                .extracting(finding -> finding.place().path())
                .containsExactly(
                        "mtls", "servcie 'a'", "servcie 'a' > requestTimeout", "telemetry 'tracin' > sampling");
    }

    private static MeshIntent intent(String data) {
        return MeshData.intent(Optional.empty(), Optional.of("shop"), map(data), STEP);
    }

    private static List<Finding> refused(String data) {
        return catchThrowableOfType(FindingsException.class, () -> intent(data)).findings();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String groovy) {
        return (Map<String, Object>) new GroovyShell().evaluate("[" + groovy + "]");
    }
}
