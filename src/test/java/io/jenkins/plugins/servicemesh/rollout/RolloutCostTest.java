package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.RecordedRequest;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a rollout costs an API server and its host: counted on the server's log, with everything but leases and commands. */
class RolloutCostTest {

    private static final int MOST_CALLS = 5;
    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "1", "5", "25", "50");

    private final RolloutShop shop = new RolloutShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aWeightChangeTakesAtMostFiveCalls() {
        shop.run(CANARY);
        List<List<RecordedRequest>> changes = changes();
        for (List<RecordedRequest> calls : changes) {
            System.out.println(calls.size() + " calls: " + calls);
        }
        assertThat(changes).hasSize(5).allSatisfy(calls -> assertThat(calls).hasSizeLessThanOrEqualTo(MOST_CALLS));
    }

    @Test
    void eachWeightIsOneWrite() {
        shop.run(CANARY);
        assertThat(changes()).allSatisfy(calls -> assertThat(calls)
                .filteredOn(call -> call.path().contains("/virtualservices/"))
                .singleElement()
                .extracting(RecordedRequest::method)
                .isEqualTo("PATCH"));
    }

    /** To know what is meant, when the hosts are held, and when something was made: each time someone may have written before. */
    @Test
    void theRoutesAreListedThreeTimesBeforeTheFirstChange() {
        shop.run(CANARY);
        List<RecordedRequest> all = shop.shop().server().requests().all();
        assertThat(all.stream().takeWhile(request -> !isState("changing", request)))
                .filteredOn(call -> call.method().equals("GET") && call.path().endsWith("/virtualservices"))
                .hasSize(3);
    }

    @Test
    void noThreadIsHeldWhileItWaits() {
        RolloutDriver driver = shop.rollouts().begin(CANARY, moment -> {});
        assertThat(driver.advance()).isInstanceOf(Pending.Sleeping.class);
        assertThat(threadsInside("servicemesh.rollout")).isEmpty();
    }

    private static List<Thread> threadsInside(String words) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey() != Thread.currentThread())
                .filter(entry -> Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().contains(words)))
                .map(entry -> entry.getKey())
                .toList();
    }

    /** The calls of each change: from the state that is stored ahead of it to the one of the next change, or of the end. */
    private List<List<RecordedRequest>> changes() {
        List<List<RecordedRequest>> changes = new ArrayList<>();
        List<RecordedRequest> current = new ArrayList<>();
        for (RecordedRequest request : shop.shop().server().requests().all()) {
            if (isState("changing", request) || isState("promoting", request) && !isState("TIDY", request)) {
                current = new ArrayList<>();
                changes.add(current);
            }
            if (!isCountedApart().test(request)) {
                current.add(request);
            }
            if (isState("TIDY", request)) {
                break; // the promotion is made, and its state closed
            }
        }
        return changes;
    }

    private static boolean isState(String word, RecordedRequest request) {
        return request.method().equals("PATCH")
                && request.path().contains("/mesh-rollout-")
                && request.request().body().contains(":\\\"" + word + "\\\"");
    }

    private static Predicate<RecordedRequest> isCountedApart() {
        return request -> request.path().contains("/leases")
                || request.request().parameter("labelSelector").orElse("").contains("commanded");
    }
}
