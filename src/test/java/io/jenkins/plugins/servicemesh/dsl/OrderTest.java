package io.jenkins.plugins.servicemesh.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of words means nothing, and no word undoes another. */
class OrderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service('a') { | versions 'v1', 'v2' | split v1: 90, v2: 10 | }",
                "service('a') { versions 'v1', 'v2'; route('r') { | fault { delay '1s', percent: 5 } | to 'v2' | } }",
                "service('a') { versions 'v1'; route('r') { to 'v1'; fault { | delay '1s', percent: 5 | abort 503, percent: 1 | } } }",
                "service('a') { connectionPool { | maxConnections 10 | maxPendingRequests 5 | } }",
                "service('a') { | requestTimeout '3s' | retries 3, perTry: '1s' | }",
                "mtls('a') { | mode 'STRICT' | port 80, 'DISABLE' | }",
            })
    void twoWordsInEitherOrderMeanTheSame(String before, String first, String second, String after) throws Throwable {
        assertThat(spec(before + first + "; " + second + after))
                .isEqualTo(spec(before + second + "; " + first + after));
    }

    @Test
    void aDelayKeepsTheAbort() throws Throwable {
        Fault fault = route("fault { abort 503, percent: 1; delay '1s', percent: 5 }")
                .fault()
                .orElseThrow();

        assertThat(fault.abort()).isPresent();
        assertThat(fault.delay()).isPresent();
    }

    @Test
    void wordsOfTheOnlyRouteMayStandInTheService() throws Throwable {
        assertThat(route("requestTimeout '3s'"))
                .isEqualTo(route("route { requestTimeout '3s' }"))
                .isEqualTo(RouteSpec.only().withRequestTimeout(Duration.ofSeconds(3)));
    }

    private static RouteSpec route(String words) throws Throwable {
        return spec("service('a') { " + words + " }").services().get(0).routes().get(0);
    }

    private static MeshSpec spec(String words) throws Throwable {
        return Evaluation.PLAIN.of("mesh { " + words + " }").get(0).spec("shop");
    }
}
