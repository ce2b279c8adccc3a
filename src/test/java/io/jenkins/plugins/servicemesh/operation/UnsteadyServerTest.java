package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.ApplyFailedException;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.RequestInterceptor;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies get lost, and the server is overloaded or broken for a moment. */
class UnsteadyServerTest {

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @TestFactory
    Stream<DynamicTest> aLostReplyOfAnyWriteIsMadeUpFor() {
        int writes = unhurt(Shop.everything());
        return IntStream.rangeClosed(1, writes)
                .mapToObj(nth -> DynamicTest.dynamicTest("reply " + nth, () -> {
                    try (Shop other = new Shop()) {
                        other.server().intercept(Faults.dropReply(nth, UnsteadyServerTest::stores));
                        ApplyResult result = other.apply(Shop.everything());
                        assertThat(result.outcomes())
                                .hasSameSizeAs(result.plan().changes());
                        assertThat(other.objects()).isEqualTo(applied());
                        assertThat(meshWrites(other)).doesNotHaveDuplicates();
                        assertThat(other.states()).containsExactly("CLOSED");
                    }
                }));
    }

    @Test
    void aLostReplyOfADeleteIsMadeUpFor() {
        Map<ResourceId, JsonObject> before = shop.objects();
        shop.apply(Shop.everything());
        shop.server().intercept(Faults.dropReply(1, request -> request.method().equals("DELETE")));
        assertThat(shop.rollBack().isComplete()).isTrue();
        assertThat(shop.objects()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void twoFailuresOfEveryRequestAreWaitedOut(int status) {
        shop.server()
                .intercept(twice(
                        status,
                        request -> request.method().equals("PATCH")
                                || request.method().equals("POST")));
        shop.apply(Shop.everything());
        assertThat(shop.objects()).isEqualTo(applied());
    }

    @Test
    void readsWhileWritingAreWaitedOut() {
        AtomicInteger left = new AtomicInteger(2);
        shop.server()
                .intercept(Faults.dropReply(
                        1, request -> request.path().endsWith("/virtualservices/reviews") && stores(request)));
        shop.server()
                .intercept(request -> anyMeshWrite()
                                && request.path().endsWith("/virtualservices")
                                && request.method().equals("GET")
                                && left.getAndDecrement() > 0
                        ? Optional.of(Response.failure(500, "InternalError", "try again"))
                        : Optional.empty());
        shop.apply(Shop.split("a", 10));
        assertThat(shop.weights(0)).containsExactly(90, 10);
        assertThat(left.get()).isNegative();
    }

    @Test
    void aServerThatStaysBrokenEndsItAndTheEntryStaysOpen() {
        shop.server()
                .intercept(request -> anyMeshWrite()
                        ? Optional.of(Response.failure(500, "InternalError", "broken"))
                        : Optional.empty());
        assertThatThrownBy(() -> shop.apply(Shop.everything()))
                .isInstanceOf(ApplyFailedException.class)
                .hasMessageContaining("broken")
                .hasMessageContaining("still written");
    }

    @Test
    void pruningThatFailsFailsNothing() {
        shop.server()
                .intercept(request ->
                        request.method().equals("GET") && request.path().endsWith("/configmaps") && anyMeshWrite()
                                ? Optional.of(Response.failure(500, "InternalError", "broken"))
                                : Optional.empty());
        assertThat(shop.apply(Shop.split("a", 10)).outcomes()).isNotEmpty();
    }

    private boolean anyMeshWrite() {
        return !meshWrites(shop).isEmpty();
    }

    private static RequestInterceptor twice(int status, Predicate<Request> matching) {
        Map<String, AtomicInteger> seen = new ConcurrentHashMap<>();
        return request -> matching.test(request)
                        && seen.computeIfAbsent(
                                                request.method() + request.path() + request.query() + key(request),
                                                path -> new AtomicInteger())
                                        .incrementAndGet()
                                <= 2
                ? Optional.of(Response.failure(status, "Unavailable", "later"))
                : Optional.empty();
    }

    /** Access reviews share one path. */
    private static String key(Request request) {
        return request.isAccessReview() ? request.body() : "";
    }

    private static boolean stores(Request request) {
        return request.isWrite() && !request.isDryRun();
    }

    private static List<String> meshWrites(Shop shop) {
        return shop.server().requests().writes().stream()
                .filter(each -> each.path().contains("istio.io"))
                .filter(each -> each.status() < 300)
                .map(each -> each.path() + each.request().body())
                .toList();
    }

    private static int unhurt(MeshSpec spec) {
        try (Shop shop = new Shop()) {
            shop.apply(spec);
            return shop.writes();
        }
    }

    private static Map<ResourceId, JsonObject> applied() {
        try (Shop shop = new Shop()) {
            shop.apply(Shop.everything());
            return shop.objects();
        }
    }
}
