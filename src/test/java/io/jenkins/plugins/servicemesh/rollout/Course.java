package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Phase;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A rollout that is driven from one point to the next, so that something can happen there. */
final class Course {

    private static final int MOST_TURNS = 10_000;

    private final RolloutShop shop;
    private final RolloutDriver driver;
    private final List<Moment> moments;

    private Course(RolloutShop shop, RolloutDriver driver, List<Moment> moments) {
        this.shop = shop;
        this.driver = driver;
        this.moments = moments;
    }

    static Course begin(RolloutShop shop, RolloutSpec spec) {
        return begin(shop, shop.site(), spec);
    }

    static Course begin(RolloutShop shop, RolloutSite site, RolloutSpec spec) {
        List<Moment> moments = new ArrayList<>();
        return new Course(shop, new Rollouts(site).begin(spec, moments::add), moments);
    }

    static Course resume(RolloutShop shop, RolloutSite site, RolloutRecord record) {
        List<Moment> moments = new ArrayList<>();
        return new Course(shop, new Rollouts(site).resume(record, moments::add), moments);
    }

    static Course takeBack(RolloutShop shop, RolloutSite site, RolloutRecord record) {
        List<Moment> moments = new ArrayList<>();
        return new Course(shop, new Rollouts(site).takeBack(record, moments::add), moments);
    }

    RolloutDriver driver() {
        return driver;
    }

    RolloutRecord record() {
        return driver.record();
    }

    /** What was told. */
    List<String> told() {
        return moments.stream().map(Moment::text).toList();
    }

    /** Goes on until it waits in such a phase. */
    <P extends Phase> P until(Class<P> phase) {
        return phase.cast(until(state -> phase.isInstance(state.phase())).phase());
    }

    RolloutState until(Predicate<RolloutState> there) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Pending pending = driver.advance();
            if (there.test(record().state())) {
                return record().state();
            }
            if (pending instanceof Pending.Finished) {
                throw new AssertionError("it ended before: " + record().state().phase());
            }
            wait(pending);
        }
        throw new AssertionError("it does not get there: " + record().state().phase());
    }

    private void wait(Pending pending) {
        pending.accept(new Pending.Visitor<Boolean>() {
            @Override
            public Boolean sleeping(Pending.Sleeping sleeping) {
                shop.wait(sleeping.until());
                return true;
            }

            @Override
            public Boolean asking(Pending.Asking asking) {
                shop.wait(asking.until());
                return true;
            }

            @Override
            public Boolean finished(Pending.Finished finished) {
                return false;
            }
        });
    }

    /** Goes on to the end. */
    Ended end() {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Pending pending = driver.advance();
            if (pending instanceof Pending.Finished finished) {
                return (Ended) finished.state().phase();
            }
            wait(pending);
        }
        throw new AssertionError("it does not end: " + record().state().phase());
    }
}
