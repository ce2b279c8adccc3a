package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.time.Duration;
import java.util.List;

/** A rollout whose runner is killed at every moment. */
enum KillScenario {
    GOOD(weight(1, false), weight(50, false)),
    /** The new version fails as soon as it has half of the requests. */
    BAD(weight(1, false), weight(50, false)),
    ANSWERED(weight(1, true), weight(50, false)),
    MIRRORED(new Stage.Mirror(Percent.of(10), Duration.ofSeconds(40), false), weight(50, false)),
    MATCHED(matching(), weight(50, false)),
    TOGETHER(weight(50, false)),
    /** After the last stage everything becomes what it was. */
    TRIAL(weight(50, false));

    private static final boolean ALL = Boolean.getBoolean("rollout.kills.all");

    private final List<Stage> stages;

    KillScenario(Stage... stages) {
        this.stages = List.of(stages);
    }

    private static Stage weight(int percent, boolean asks) {
        return new Stage.Weight(Percent.of(percent), Duration.ofSeconds(40), asks);
    }

    private static Stage matching() {
        RequestMatch testers = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));
        return new Stage.Matching(List.of(testers), Duration.ofSeconds(40), false);
    }

    RolloutSpec spec() {
        List<String> services = this == TOGETHER ? List.of("prices", "stock") : List.of("prices");
        EndingSpec ending = EndingSpec.DEFAULT.withPromote(this != TRIAL);
        return RolloutShop.spec(services, stages, RolloutShop.SUCCESS, ending);
    }

    /** Whether a runner of another name may go on: while someone is asked, the hosts are held for as long as that may take. */
    boolean othersMayGoOn() {
        return this == GOOD || this == BAD || ALL && this != ANSWERED;
    }

    /** The shop with what the scenario needs. */
    RolloutShop shop() {
        RolloutShop shop = new RolloutShop();
        if (this == TOGETHER) {
            shop.serve("stock");
        }
        if (this == BAD) {
            shop.weights().whenWritten(now -> shop.figures().give("v2", 100, now.endsWith(" 50") ? 30 : 0));
        }
        return shop;
    }
}
