package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.StringMatch;
import io.jenkins.plugins.servicemesh.model.rollout.AnalysisSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec.Reaction;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** A rollout and what happens to it, all by one number: the same number gives the same schedule. */
record Schedule(long seed, RolloutSpec spec, List<Mishap> mishaps) {

    static final String QUERY = "queue_length";
    private static final Duration LONGEST = Duration.ofSeconds(260);
    private static final Set<Mishap.Kind> BEARABLE = EnumSet.of(
            Mishap.Kind.FOREIGN_EDIT,
            Mishap.Kind.EDIT_UNDER_A_WRITE,
            Mishap.Kind.RESTART,
            Mishap.Kind.OTHER_RUNNER,
            Mishap.Kind.TWO_RUNNERS,
            Mishap.Kind.LEASE_DELETED,
            Mishap.Kind.LEASE_TAKEN,
            Mishap.Kind.PODS_BACK,
            Mishap.Kind.RESUME);
    private static final List<Integer> WEIGHTS = List.of(1, 10, 50);

    static Schedule of(long seed) {
        Random random = new Random(seed);
        RolloutSpec spec = spec(random);
        List<Mishap> mishaps = new ArrayList<>();
        for (int left = 1 + random.nextInt(6); left > 0; left--) {
            mishaps.add(mishap(random));
        }
        mishaps.sort(Comparator.comparing(Mishap::at));
        return new Schedule(seed, spec, List.copyOf(mishaps));
    }

    private static Mishap mishap(Random random) {
        Mishap.Kind[] kinds = Mishap.Kind.values();
        boolean trouble = random.nextInt(3) == 0; // calls go wrong more often than anything else
        return new Mishap(
                Duration.ofMillis(random.nextInt((int) LONGEST.toMillis())),
                trouble ? Mishap.Kind.API_TROUBLE : kinds[random.nextInt(kinds.length)],
                random.nextInt(1000),
                Duration.ofSeconds(1 + random.nextInt(90)));
    }

    private static RolloutSpec spec(Random random) {
        List<Stage> stages = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            stages.add(first(random));
        }
        WEIGHTS.forEach(weight ->
                stages.add(new Stage.Weight(Percent.of(weight), Duration.ofSeconds(60), random.nextInt(12) == 0)));
        EndingSpec ending = EndingSpec.DEFAULT
                .withPromote(random.nextInt(8) != 0)
                .withOnDrift(random.nextBoolean() ? Reaction.HOLD : Reaction.ROLLBACK)
                .withOnAbort(random.nextInt(6) == 0 ? Reaction.HOLD : Reaction.ROLLBACK)
                .withSettleWithin(Duration.ofMinutes(2))
                .withGateWithin(Duration.ofMinutes(10));
        return RolloutShop.spec(List.of("prices"), stages, analysis(), ending);
    }

    private static Stage first(Random random) {
        Duration lasts = Duration.ofSeconds(40);
        RequestMatch testers = RequestMatch.ANY.withHeader("x-tester", new StringMatch.Exact("yes"));
        return random.nextBoolean()
                ? new Stage.Mirror(Percent.of(10), lasts, false)
                : new Stage.Matching(List.of(testers), lasts, false);
    }

    private static AnalysisSpec analysis() {
        Check queue = new Check.Query("queue", QUERY, Optional.empty(), Optional.of(BigDecimal.TEN), false);
        List<Check> checks = new ArrayList<>(RolloutShop.SUCCESS.checks());
        checks.add(queue);
        return AnalysisSpec.of(checks).withNoDataFor(Duration.ofMinutes(5));
    }

    /** Whether someone says or does that. */
    boolean has(Mishap.Kind kind) {
        return mishaps.stream().anyMatch(mishap -> mishap.kind() == kind);
    }

    /** Whether a good version gets everything all the same. */
    boolean isBearable() {
        return spec.stages().stream().noneMatch(Stage::asks)
                && mishaps.stream().allMatch(mishap -> BEARABLE.contains(mishap.kind()));
    }

    /** The new version's weights that the rollout may write, in their order. */
    static List<String> weights() {
        List<String> weights = new ArrayList<>(List.of("0"));
        WEIGHTS.forEach(weight -> weights.add(String.valueOf(weight)));
        weights.add("100");
        return weights;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + spec.describeStages() + ", promote "
                + spec.ending().promote() + ", drift "
                + spec.ending().onDrift() + ", abort " + spec.ending().onAbort()
                + mishaps.stream().map(mishap -> "\n    " + mishap).collect(Collectors.joining());
    }
}
