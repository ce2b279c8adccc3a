package io.jenkins.plugins.servicemesh.istio.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.istio.field.Destination;
import io.jenkins.plugins.servicemesh.istio.field.HeaderChanges;
import io.jenkins.plugins.servicemesh.istio.rule.Objects;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.YamlText;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VirtualServiceBuilderTest {

    private static final RequestMatch TESTERS = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));

    private static VirtualServiceBuilder reviews() {
        return VirtualServiceBuilder.named("shop", "reviews").host("reviews");
    }

    @Test
    void writesTheWholeObject() {
        Resource built = reviews()
                .label("team", "shop")
                .gateway("mesh")
                .route("default", route -> route.to("reviews", "v1", 90)
                        .to("reviews", "v2", 10)
                        .requestTimeout(Duration.ofSeconds(3))
                        .retries(RetryPolicy.of(2).withPerTry(Duration.ofMillis(500))))
                .build();
        assertThat(YamlText.print(built.tree())).isEqualTo("""
                apiVersion: networking.istio.io/v1
                kind: VirtualService
                metadata:
                  name: reviews
                  namespace: shop
                  labels:
                    team: shop
                spec:
                  hosts:
                  - reviews
                  gateways:
                  - mesh
                  http:
                  - name: default
                    route:
                    - destination:
                        host: reviews
                        subset: v1
                      weight: 90
                    - destination:
                        host: reviews
                        subset: v2
                      weight: 10
                    timeout: 3s
                    retries:
                      attempts: 2
                      perTryTimeout: 500ms
                """);
    }

    @Test
    void settingsGivenBeforeTheDestinationAreKept() {
        Resource before = reviews()
                .route("default", route -> route.requestTimeout(Duration.ofSeconds(3))
                        .retries(RetryPolicy.DEFAULT)
                        .to(Destination.of("reviews")))
                .build();
        Resource after = reviews()
                .route("default", route -> route.to(Destination.of("reviews"))
                        .retries(RetryPolicy.DEFAULT)
                        .requestTimeout(Duration.ofSeconds(3)))
                .build();
        assertThat(before).isEqualTo(after);
    }

    @Test
    void settingsGoToTheRouteThatIsNamedAndNotToTheLast() {
        Resource built = reviews()
                .route("default", route -> route.to(Destination.of("reviews")))
                .route("testers", route -> route.match(TESTERS).to(Destination.of("reviews", "v2")))
                .route("default", route -> route.requestTimeout(Duration.ofSeconds(3)))
                .build();
        assertThat(built.spec().array("http").objects())
                .extracting(route -> route.text("name").orElse(""), route -> route.has("timeout"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("testers", false),
                        org.assertj.core.groups.Tuple.tuple("default", true));
    }

    @Test
    void theRouteThatTakesEveryRequestComesLast() {
        Resource built = reviews()
                .route("default", route -> route.to(Destination.of("reviews")))
                .route("testers", route -> route.match(TESTERS).to(Destination.of("reviews", "v2")))
                .build();
        assertThat(built.spec().array("http").objects())
                .extracting(route -> route.text("name").orElse(""))
                .containsExactly("testers", "default");
    }

    @Test
    void anAbortAddedToADelayKeepsBoth() {
        Resource built = reviews()
                .route("default", route -> route.to(Destination.of("reviews"))
                        .fault(Fault.delay(Duration.ofSeconds(2), Percent.of(5)))
                        .fault(Fault.abort(503, Percent.of(3))))
                .build();
        assertThat(built.spec().array("http").objects().get(0).object("fault"))
                .isEqualTo(JsonText.parse("{\"delay\":{\"fixedDelay\":\"2s\",\"percentage\":{\"value\":5}},"
                        + "\"abort\":{\"httpStatus\":503,\"percentage\":{\"value\":3}}}"));
    }

    @Test
    void twoValuesForOneFieldAreAnErrorAndNeitherWins() {
        VirtualServiceBuilder builder = reviews().route("default", route -> route.to(Destination.of("reviews"))
                .requestTimeout(Duration.ofSeconds(3))
                .requestTimeout(Duration.ofSeconds(5)));
        assertThatThrownBy(builder::build)
                .isInstanceOf(FindingsException.class)
                .hasMessage(
                        "VirtualService shop/reviews, route 'default'.timeout: given two values: \"3s\" and \"5s\"");
    }

    @Test
    void theSameValueTwiceIsNoConflict() {
        assertThat(reviews()
                        .route("default", route -> route.to(Destination.of("reviews"))
                                .retries(RetryPolicy.DEFAULT)
                                .retries(RetryPolicy.DEFAULT))
                        .findings())
                .isEmpty();
    }

    @Test
    void buildThrowsAllFindingsAtOnce() {
        VirtualServiceBuilder builder = VirtualServiceBuilder.named("shop", "reviews")
                .host("re_views")
                .route("default", route -> route.to("reviews", "v_1", 100))
                .route("empty", route -> route.requestTimeout(Duration.ofSeconds(3)));
        assertThatThrownBy(builder::build).isInstanceOfSatisfying(FindingsException.class, e -> assertThat(e.findings())
                .extracting(Objects::brief)
                .containsExactlyInAnyOrder(
                        "error istio/host spec.hosts[0]",
                        "error istio/name spec.http[0].route[0].destination.subset",
                        "error istio/route-action spec.http[1]",
                        "warning istio/unreachable-route spec.http[1]"));
    }

    @Test
    void aBuilderWithoutAnyRouteIsRefused() {
        assertThatThrownBy(reviews()::build).hasMessageContaining("needs http, tcp or tls routes");
    }

    @Test
    void usingTheBuilderAgainDoesNotAlterWhatItBuilt() {
        VirtualServiceBuilder builder = reviews().route("default", route -> route.to(Destination.of("reviews")));
        Resource first = builder.build();
        String before = first.tree().toString();
        Resource second = builder.host("ratings")
                .route("default", route -> route.requestTimeout(Duration.ofSeconds(1)))
                .build();
        assertThat(first.tree().toString()).isEqualTo(before);
        assertThat(second.tree().toString()).isNotEqualTo(before);
    }

    @Test
    void warningsDoNotStopTheBuildAndCanBeRead() {
        VirtualServiceBuilder builder = reviews()
                .route("default", route -> route.to(Destination.of("reviews")).retries(RetryPolicy.AGGRESSIVE));
        assertThat(builder.build().name()).isEqualTo("reviews");
        assertThat(builder.findings()).extracting(Finding::rule).containsExactly("istio/retries-not-idempotent");
    }

    @Test
    void aCanaryRouteKeepsTheProportionsOfAFractionalSplit() {
        Resource built = reviews()
                .canaryRoute("default", "reviews", Split.of("v1", 99.5, "v2", 0.5))
                .build();
        assertThat(built.spec().array("http").objects().get(0).array("route").objects())
                .extracting(item -> item.number("weight").orElseThrow().intValue())
                .containsExactly(995, 5);
    }

    @Test
    void aCanaryOf120PercentIsRefused() {
        assertThatThrownBy(() -> Split.of("v1", -20, "v2", 120))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("percentage");
    }

    @Test
    void mirrorsAreAListWithTheirShare() {
        Resource built = reviews()
                .route("default", route -> route.to(Destination.of("reviews", "v1"))
                        .mirror(Destination.of("reviews", "v2").withPort(9080), Percent.of(10)))
                .build();
        assertThat(built.spec().array("http").objects().get(0).array("mirrors"))
                .hasToString("[{\"destination\":{\"host\":\"reviews\",\"subset\":\"v2\",\"port\":{\"number\":9080}},"
                        + "\"percentage\":{\"value\":10}}]");
    }

    @Test
    void headersRewritesAndFieldsWithoutAMethodAreWritten() {
        Resource built = reviews()
                .exportTo(".")
                .route("default", route -> route.to(Destination.of("reviews"))
                        .requestHeaders(HeaderChanges.NONE.set("x-from", "mesh").remove("x-old"))
                        .responseHeaders(HeaderChanges.NONE.add("x-seen", "yes"))
                        .rewriteUri("/v1")
                        .rewriteAuthority("reviews.example.com")
                        .field("corsPolicy", JsonText.parse("{\"allowMethods\":[\"GET\"]}")))
                .build();
        assertThat(built.spec().array("http").objects().get(0).without("route").without("name"))
                .hasToString("{\"headers\":{\"request\":{\"set\":{\"x-from\":\"mesh\"},\"remove\":[\"x-old\"]},"
                        + "\"response\":{\"add\":{\"x-seen\":\"yes\"}}},"
                        + "\"rewrite\":{\"uri\":\"/v1\",\"authority\":\"reviews.example.com\"},"
                        + "\"corsPolicy\":{\"allowMethods\":[\"GET\"]}}");
    }

    @Test
    void aRouteCanAnswerItselfOrHandOver() {
        Resource built = reviews()
                .route("old", route -> route.match(RequestMatch.ANY.withPath(new StringMatch.Prefix("/old")))
                        .redirect("/new", 301))
                .route("gone", route -> route.match(RequestMatch.ANY.withPath(new StringMatch.Prefix("/gone")))
                        .respond(410))
                .route("rest", route -> route.delegate("shop", "reviews-routes"))
                .build();
        assertThat(built.spec().array("http").objects())
                .extracting(route -> route.keys().stream()
                        .filter(key -> !key.equals("name") && !key.equals("match"))
                        .findFirst()
                        .orElse(""))
                .containsExactly("redirect", "directResponse", "delegate");
    }
}
