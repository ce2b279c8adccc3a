package io.jenkins.plugins.servicemesh.rollout.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.embedded.Faults;
import io.jenkins.plugins.servicemesh.embedded.http.Response;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore.Said;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutStoreTest {

    private static final String NAMESPACE = Shop.NAMESPACE;
    private static final RolloutRecord RECORD = record("r1", Instant.parse("2026-03-01T10:00:00Z"));

    private final Shop shop = new Shop();
    private final RolloutStore store = new RolloutStore(shop.cluster());

    @AfterEach
    void close() {
        shop.close();
    }

    private static RolloutRecord record(String id, Instant begun) {
        return new RolloutRecord(
                NAMESPACE,
                Shop.OWNER,
                "build 1",
                "runner-1",
                begun,
                GoldenRollouts.specs().get("spec-everything"),
                state(id, "analysing"));
    }

    private static RolloutState state(String id, String phase) {
        RolloutState golden = GoldenRollouts.states().get(phase);
        return new RolloutState(id, golden.phase(), golden.moments());
    }

    @Test
    void aRolloutIsReadAsItWasKept() {
        store.create(RECORD);
        assertThat(store.find(NAMESPACE, "r1")).contains(RECORD);
        assertThat(RECORD.id()).isEqualTo("r1");
    }

    @Test
    void thereMayBeNone() {
        assertThat(store.find(NAMESPACE, "r1")).isEmpty();
        assertThat(store.list(NAMESPACE)).isEmpty();
    }

    @Test
    void whatIsKeptTwiceIsKeptOnce() {
        store.create(RECORD);
        store.create(RECORD);
        assertThat(store.list(NAMESPACE)).containsExactly(RECORD);
    }

    @Test
    void whatMayNotBeKeptIsRefused() {
        shop.server()
                .intercept(Faults.answer(
                        1, request -> request.method().equals("POST"), Response.failure(403, "Forbidden", "no")));
        assertThatThrownBy(() -> store.create(RECORD)).isInstanceOf(ClusterException.class);
    }

    @Test
    void howFarItIsIsKept() {
        store.create(RECORD);
        RolloutRecord later = RECORD.with(state("r1", "rolling-back"));
        store.store(later);
        assertThat(store.find(NAMESPACE, "r1")).contains(later);
    }

    @Test
    void whoeverTakesItOverFencesTheRunnerBefore() {
        store.create(RECORD);
        RolloutRecord taken = store.takeOver(RECORD, "ann", "runner-2");
        assertThat(taken).isEqualTo(RECORD.runBy("ann", "runner-2"));
        assertThat(store.find(NAMESPACE, "r1")).contains(taken);
        assertThatThrownBy(() -> store.store(RECORD))
                .isInstanceOf(TakenOverException.class)
                .hasMessage("rollout r1 is run by someone else now");
        assertThatThrownBy(() -> store.end(RECORD)).isInstanceOf(TakenOverException.class);
        assertThatCode(() -> store.store(taken)).doesNotThrowAnyException();
    }

    @Test
    void onlyOneOfTwoTakesItOver() {
        store.create(RECORD);
        store.takeOver(RECORD, "ann", "runner-2");
        assertThatThrownBy(() -> store.takeOver(RECORD, "bob", "runner-3")).isInstanceOf(TakenOverException.class);
        assertThat(store.find(NAMESPACE, "r1").orElseThrow().by()).isEqualTo("ann");
    }

    @Test
    void aRecordThatIsGoneStopsItsRunner() {
        assertThatThrownBy(() -> store.store(RECORD)).isInstanceOf(TakenOverException.class);
    }

    @Test
    void aServerThatIsAwayIsNoTakeover() {
        store.create(RECORD);
        shop.server()
                .intercept(request -> request.method().equals("PATCH")
                        ? Optional.of(Response.failure(503, "Busy", "later"))
                        : Optional.empty());
        assertThatThrownBy(() -> store.store(RECORD)).isInstanceOf(ClusterException.class);
    }

    @Test
    void theNewestComesFirst() {
        RolloutRecord newer = record("r2", RECORD.begun().plusSeconds(1));
        store.create(RECORD);
        store.create(newer);
        assertThat(store.list(NAMESPACE)).containsExactly(newer, RECORD);
    }

    @Test
    void oneThatEndedStillRunsUntilAllIsLetGo() {
        store.create(RECORD);
        RolloutRecord ended = RECORD.with(state("r1", "ended"));
        store.store(ended);
        assertThat(store.listRunning(NAMESPACE)).containsExactly(ended);
        store.end(ended);
        assertThat(store.listRunning(NAMESPACE)).isEmpty();
        assertThat(store.list(NAMESPACE)).containsExactly(ended);
    }

    @Test
    void oneThatIsTakenOverRunsAgain() {
        store.create(RECORD);
        store.end(RECORD);
        store.takeOver(RECORD, "ann", "runner-2");
        assertThat(store.listRunning(NAMESPACE)).hasSize(1);
    }

    @Test
    void oneOfALaterVersionIsLeftAlone() {
        store.create(RECORD);
        edit("state.json", "{\"version\": 2}");
        assertThat(store.find(NAMESPACE, "r1")).isEmpty();
        assertThat(store.list(NAMESPACE)).isEmpty();
    }

    @Test
    void otherConfigMapsAreNoRollouts() {
        assertThat(store.list(NAMESPACE)).isEmpty();
        assertThat(store.said(NAMESPACE)).isEmpty();
    }

    @Test
    void whatIsSaidCanBeHeardOnce() {
        store.create(RECORD);
        store.say(NAMESPACE, "r1", Command.PAUSE, "ann of ops");
        assertThat(store.said(NAMESPACE)).isEqualTo(Map.of("r1", new Said(Command.PAUSE, "ann of ops")));
        store.heard(NAMESPACE, "r1", new Said(Command.PAUSE, "ann of ops"));
        assertThat(store.said(NAMESPACE)).isEmpty();
        assertThat(store.find(NAMESPACE, "r1")).contains(RECORD);
    }

    @Test
    void whatIsSaidLastCounts() {
        store.create(RECORD);
        store.say(NAMESPACE, "r1", Command.PAUSE, "ann");
        store.say(NAMESPACE, "r1", Command.ABORT, "bob");
        assertThat(store.said(NAMESPACE)).isEqualTo(Map.of("r1", new Said(Command.ABORT, "bob")));
    }

    @Test
    void nothingIsSaidToARolloutThatIsNotThere() {
        assertThatThrownBy(() -> store.say(NAMESPACE, "r1", Command.PAUSE, "ann"))
                .isInstanceOf(TakenOverException.class);
    }

    @Test
    void aWordThatIsNoneIsNotHeard() {
        store.create(RECORD);
        store.say(NAMESPACE, "r1", Command.PAUSE, "ann");
        edit("command", "DANCE ann");
        assertThat(store.said(NAMESPACE)).isEmpty();
    }

    @Test
    void aWordOfNobodyIsNotHeard() {
        store.create(RECORD);
        store.say(NAMESPACE, "r1", Command.PAUSE, "ann");
        edit("command", "ABORT");
        assertThat(store.said(NAMESPACE)).isEmpty();
    }

    @Test
    void whatIsSaidMeanwhileIsNotTakenAwayWithIt() {
        store.create(RECORD);
        store.say(NAMESPACE, "r1", Command.ABORT, "bob");
        assertThatThrownBy(() -> store.heard(NAMESPACE, "r1", new Said(Command.PAUSE, "ann")))
                .isInstanceOf(TakenOverException.class);
        assertThat(store.said(NAMESPACE)).isEqualTo(Map.of("r1", new Said(Command.ABORT, "bob")));
    }

    @Test
    void whatIsDroppedIsGoneAndMayBeDroppedAgain() {
        store.create(RECORD);
        store.drop(NAMESPACE, "r1");
        assertThat(store.find(NAMESPACE, "r1")).isEmpty();
        assertThatCode(() -> store.drop(NAMESPACE, "r1")).doesNotThrowAnyException();
    }

    @Test
    void whatMayNotBeDroppedIsRefused() {
        store.create(RECORD);
        shop.server()
                .intercept(Faults.answer(
                        1, request -> request.method().equals("DELETE"), Response.failure(403, "Forbidden", "no")));
        assertThatThrownBy(() -> store.drop(NAMESPACE, "r1")).isInstanceOf(ClusterException.class);
    }

    @Test
    void oldVersionsThatStayForATimeAreListedUntilTheyHaveGone() {
        Instant until = RECORD.begun().plusSeconds(3600);
        store.create(RECORD);
        store.end(RECORD, Optional.of(until));
        assertThat(store.listKept(NAMESPACE)).containsExactly(new RolloutStore.Kept(RECORD, until));
        store.tidied(NAMESPACE, "r1");
        assertThat(store.listKept(NAMESPACE)).isEmpty();
        assertThatCode(() -> store.tidied(NAMESPACE, "r1")).doesNotThrowAnyException();
    }

    @Test
    void aTimeThatIsNoneIsNotKeptTo() {
        store.create(RECORD);
        store.end(RECORD, Optional.of(RECORD.begun()));
        edit("keepsOldUntil", "soon");
        assertThat(store.listKept(NAMESPACE)).isEmpty();
    }

    private void edit(String key, String text) {
        ResourceId id = ResourceId.of(KubernetesTypes.CONFIG_MAP, NAMESPACE, "mesh-rollout-r1");
        shop.edit(id, tree -> tree.with("data", data(tree).with(key, text)));
    }

    private static JsonObject data(JsonObject tree) {
        return tree.object("data");
    }
}
