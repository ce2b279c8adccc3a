package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.http.Request;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Pace;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.machine.Setting;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore.Said;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandInboxTest {

    private static final String NAMESPACE = Shop.NAMESPACE;
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Shop shop = new Shop();
    private static final Said ABORT = new Said(Command.ABORT, "ann");

    private final RolloutStore store = new RolloutStore(shop.cluster());
    private final CommandInbox inbox = new CommandInbox(shop.cluster(), EVERY);

    @BeforeEach
    void begin() {
        store.create(record("r1"));
        store.create(record("r2"));
        shop.server().clearRequests();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static RolloutRecord record(String id) {
        Setting setting = Setting.of(RolloutShop.canary(EndingSpec.DEFAULT, "5"), Pace.UNMEASURED);
        RolloutState state = RolloutState.begin(id, setting, NOW);
        return new RolloutRecord(NAMESPACE, Shop.OWNER, "build 1", "runner", NOW, setting.spec(), state);
    }

    @Test
    void whatWasSaidIsHeardByTheRolloutItIsMeantForUntilItIsTakenAway() {
        store.say(NAMESPACE, "r1", Command.ABORT, "ann");
        assertThat(inbox.hear(NAMESPACE, "r2", NOW)).isEmpty();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW)).contains(ABORT);
        assertThat(inbox.hear(NAMESPACE, "r1", NOW)).contains(ABORT);
        assertThat(inbox.take(NAMESPACE, "r1", ABORT)).isTrue();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW)).isEmpty();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW.plus(EVERY))).isEmpty();
    }

    @Test
    void aNamespaceIsAskedOnceAPeriodHoweverManyListen() {
        for (int i = 0; i < 1000; i++) {
            inbox.hear(NAMESPACE, "r" + i, NOW.plusMillis(i));
        }
        assertThat(lists()).isEqualTo(1);
    }

    @Test
    void afterThePeriodItIsAskedAgain() {
        inbox.hear(NAMESPACE, "r1", NOW);
        store.say(NAMESPACE, "r1", Command.PAUSE, "ann");
        assertThat(inbox.hear(NAMESPACE, "r1", NOW.plus(EVERY).minusMillis(1))).isEmpty();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW.plus(EVERY))).contains(new Said(Command.PAUSE, "ann"));
        assertThat(inbox.every()).isEqualTo(EVERY);
    }

    @Test
    void eachNamespaceIsAskedForItself() {
        inbox.hear(NAMESPACE, "r1", NOW);
        inbox.hear("other", "r1", NOW);
        assertThat(lists()).isEqualTo(2);
    }

    @Test
    void whatCannotBeAskedNowIsAskedLater() {
        store.say(NAMESPACE, "r1", Command.ABORT, "ann");
        shop.server().intercept(Faults.answer(1, CommandInboxTest::isList, Response.failure(403, "Forbidden", "no")));
        assertThat(inbox.hear(NAMESPACE, "r1", NOW)).isEmpty();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW.plus(EVERY))).contains(new Said(Command.ABORT, "ann"));
    }

    @Test
    void whatCannotBeTakenAwayIsStillThere() {
        store.say(NAMESPACE, "r1", Command.ABORT, "ann");
        shop.server()
                .intercept(Faults.answer(
                        1, request -> request.method().equals("PATCH"), Response.failure(403, "Forbidden", "no")));
        assertThat(inbox.take(NAMESPACE, "r1", ABORT)).isFalse();
        assertThat(inbox.take(NAMESPACE, "r1", ABORT)).isTrue();
    }

    @Test
    void whatWasTakenAwayWithoutAnAnswerIsGone() {
        store.say(NAMESPACE, "r1", Command.ABORT, "ann");
        inbox.hear(NAMESPACE, "r1", NOW);
        shop.server().intercept(Faults.dropReply(1, request -> request.method().equals("PATCH")));
        assertThat(inbox.take(NAMESPACE, "r1", ABORT)).isFalse();
        assertThat(inbox.take(NAMESPACE, "r1", ABORT)).isTrue();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW.plus(EVERY))).isEmpty();
    }

    @Test
    void whatIsSaidLastIsNotTakenAwayWithWhatWasSaidBefore() {
        store.say(NAMESPACE, "r1", Command.PAUSE, "ann");
        Said first = inbox.hear(NAMESPACE, "r1", NOW).orElseThrow();
        store.say(NAMESPACE, "r1", Command.ABORT, "bob");
        assertThat(inbox.take(NAMESPACE, "r1", first)).isTrue();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW)).isEmpty();
        assertThat(inbox.hear(NAMESPACE, "r1", NOW.plus(EVERY))).contains(new Said(Command.ABORT, "bob"));
    }

    private long lists() {
        return shop.server().requests().all().stream()
                .filter(each ->
                        each.method().equals("GET") && each.request().path().endsWith("/configmaps"))
                .count();
    }

    private static boolean isList(Request request) {
        return request.method().equals("GET") && request.path().endsWith("/configmaps");
    }
}
