package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.cluster.Preconditions;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.rollout.machine.Command;
import io.jenkins.plugins.servicemesh.rollout.machine.Question;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import io.jenkins.plugins.servicemesh.rollout.record.TakenOverException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rollout to its end, with all that a schedule lets happen to it. */
final class ScheduledRun implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final Schedule schedule;
    private final RolloutShop shop = new RolloutShop();
    private final MoodyFigures figures =
            new MoodyFigures(shop.figures(), shop.shop().clock());
    private final ForeignHand others = new ForeignHand(shop);
    private final ApiTrouble trouble;
    private final WeightLog weights;
    private final RolloutStore store = new RolloutStore(shop.shop().cluster());
    private final Queue<Mishap> coming;
    private final Instant begun = shop.shop().clock().now();
    private final List<String> diary = new ArrayList<>();
    private int builds = 1;
    private @Nullable RolloutDriver driver;

    ScheduledRun(Schedule schedule) {
        this.schedule = schedule;
        this.coming = new PriorityQueue<>(Comparator.comparing(Mishap::at));
        coming.addAll(schedule.mishaps());
        this.trouble = new ApiTrouble(shop.shop().clock(), schedule.seed());
        shop.shop().server().intercept(trouble);
        this.weights =
                new WeightLog(shop.shop().server()); // after the trouble, so that it sees what others did in between
    }

    RolloutShop shop() {
        return shop;
    }

    ForeignHand others() {
        return others;
    }

    WeightLog weights() {
        return weights;
    }

    List<String> diary() {
        return diary;
    }

    /** The state in which it ends. */
    RolloutState run() {
        while (true) {
            if (shop.shop().clock().now().isAfter(begun.plus(LONGEST))) {
                throw new AssertionError("it does not end");
            }
            happen();
            Optional<RolloutState> end = goOn();
            if (end.isPresent()) {
                trouble.begin(0, begun);
                return end.get();
            }
        }
    }

    private Optional<RolloutState> goOn() {
        RolloutDriver running = driver;
        if (running == null) {
            return start();
        }
        Pending pending = running.advance();
        if (pending instanceof Pending.Finished finished) {
            return Optional.of(finished.state());
        }
        if (pending instanceof Pending.Asking asking) {
            answer(running, asking);
        } else if (pending instanceof Pending.Sleeping sleeping) {
            waitUntil(sleeping.until());
        }
        return Optional.empty();
    }

    /** Whoever is asked takes a while, and now and then says no, or nothing. */
    private void answer(RolloutDriver running, Pending.Asking asking) {
        waitUntil(asking.until());
        int mood = (int) (schedule.seed() % 4);
        if (asking.question().kind() != Question.Kind.PAUSED && mood > 0) {
            running.answer(mood > 1, "alice");
        }
    }

    private void waitUntil(Instant until) {
        Mishap next = coming.peek();
        boolean isSooner = next != null && begun.plus(next.at()).isBefore(until);
        shop.wait(isSooner ? begun.plus(next.at()) : until);
    }

    /** A runner for the rollout that is kept, or a new rollout; empty while there is neither. */
    private Optional<RolloutState> start() {
        List<RolloutRecord> kept = quietly(() -> store.list(Shop.NAMESPACE));
        List<RolloutRecord> running = quietly(() -> store.listRunning(Shop.NAMESPACE));
        Rollouts rollouts = new Rollouts(shop.site(shop.shop().cluster(), "build " + builds, figures));
        if (!kept.isEmpty() && running.isEmpty()) {
            return Optional.of(kept.get(0).state());
        }
        try {
            driver = running.isEmpty()
                    ? rollouts.begin(schedule.spec(), moment -> told(moment.toString()))
                    : rollouts.resume(running.get(0), moment -> told(moment.toString()));
        } catch (FindingsException | ClusterException | TakenOverException e) {
            told("not started: " + e.getMessage());
            waitUntil(shop.shop().clock().now().plus(A_WHILE));
        }
        return Optional.empty();
    }

    private <T> T quietly(Supplier<T> call) {
        List<T> result = new ArrayList<>();
        trouble.quietly(() -> result.add(call.get()));
        return result.get(0);
    }

    private void happen() {
        while (!coming.isEmpty()
                && !begun.plus(coming.peek().at()).isAfter(shop.shop().clock().now())) {
            Mishap mishap = coming.remove();
            told(mishap.toString());
            trouble.quietly(() -> happen(mishap));
        }
    }

    private void happen(Mishap mishap) {
        int number = mishap.number();
        Instant end = shop.shop().clock().now().plus(mishap.lasts());
        switch (mishap.kind()) {
            case API_TROUBLE -> trouble.begin(5 + number % 60, end);
            case FOREIGN_EDIT -> others.edit(number);
            case EDIT_UNDER_A_WRITE -> trouble.beforeAWrite(() -> others.edit(number));
            case FOREIGN_WEIGHT -> weigh(number);
            case METRICS -> figures.be(MoodyFigures.Mood.values()[1 + number % 4], end);
            case BAD_VERSION -> shop.figures().give("v2", 100, 30);
            case RESTART -> dropped(Duration.ofSeconds(number % 90));
            case OTHER_RUNNER -> {
                builds++;
                dropped(Duration.ofSeconds(number % 90));
            }
            case TWO_RUNNERS -> twice();
            case LEASE_DELETED -> leases().forEach(this::delete);
            case LEASE_TAKEN -> leases().forEach(this::take);
            case PODS_GONE -> pods(number % 3 == 0 ? "v1" : "v2", mishap.lasts());
            case PODS_BACK -> {
                shop.deploy("v1", 2);
                shop.deploy("v2", 2);
            }
            case PAUSE, RESUME, PROMOTE, ABORT ->
                say(Command.valueOf(mishap.kind().name()));
        }
    }

    private void weigh(int number) {
        if (number % 3 == 0) {
            trouble.beforeAWrite(() -> others.weigh(number));
        } else {
            others.weigh(number);
        }
    }

    private void dropped(Duration time) {
        driver = null;
        shop.shop().clock().pause(time);
    }

    /** The first one must notice that it is not the runner any more, whatever it wants to do next. */
    private void twice() {
        RolloutDriver first = driver;
        driver = null;
        start();
        if (first == null || driver == null) {
            return;
        }
        int steps = weights.steps().size();
        try {
            for (int i = 0; i < 10; i++) {
                if (first.advance() instanceof Pending.Sleeping sleeping) {
                    shop.wait(sleeping.until());
                }
            }
        } catch (TakenOverException e) {
            told("the first runner: " + e.getMessage());
        }
        if (weights.steps().size() > steps) {
            throw new AssertionError("a runner that was taken over wrote weights");
        }
    }

    private List<Resource> leases() {
        return shop.shop().leases();
    }

    private void delete(Resource lease) {
        shop.shop().cluster().delete(lease.id(), Preconditions.NONE, WriteMode.STORE);
    }

    /** As a writer does who knows nothing of rollouts. */
    private void take(Resource lease) {
        delete(lease);
        Resource taken = Resource.of(KubernetesTypes.LEASE, lease.namespace(), lease.name())
                .withAnnotation(
                        "servicemesh.jenkins.io/host", lease.annotations().get("servicemesh.jenkins.io/host"))
                .withSpec(lease.spec().with("holderIdentity", "someone"));
        shop.shop().cluster().create(taken, WriteMode.STORE);
    }

    private void pods(String version, Duration time) {
        shop.deploy(version, 0);
        Instant back = shop.shop().clock().now().plus(time);
        coming.add(new Mishap(Duration.between(begun, back), Mishap.Kind.PODS_BACK, 0, Duration.ZERO));
    }

    private void say(Command command) {
        quietly(() -> store.listRunning(Shop.NAMESPACE)).stream()
                .findFirst()
                .ifPresent(record -> store.say(record.namespace(), record.id(), command, "alice"));
    }

    private void told(String line) {
        diary.add(Duration.between(begun, shop.shop().clock().now()).toMillis() + " ms: " + line);
    }

    @Override
    public void close() {
        shop.close();
    }
}
