package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.LatencyHistogram;
import io.jenkins.plugins.servicemesh.metrics.Scrape;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A rollout over 1, 5, 25 and 50 %. As usual: two minutes each, a scrape each five seconds, at which the early stop is asked,
 * and a look each thirty, so four looks a stage. A stage lasts longer while there are too few requests, at most half an hour.
 */
final class SimulatedRollout {

    /** How often proxies are read and checks are looked at, and how long a stage lasts. */
    record Pace(int scrape, int look, int stage) {
        static final Pace USUAL = new Pace(5, 30, 120);
    }

    private static final int MOST_EXTRA_SECONDS = 1800;
    private static final double[] WEIGHTS = {0.01, 0.05, 0.25, 0.5};

    /** How a rollout ended. */
    enum End {
        PROMOTED,
        FAILED_A_CHECK,
        STOPPED_EARLY,
        NOT_JUDGED
    }

    /** @param weight of the stage in which it ended */
    record Outcome(End end, double weight, int seconds) {
        boolean stopped() {
            return end == End.FAILED_A_CHECK || end == End.STOPPED_EARLY;
        }
    }

    /** What one version does. */
    record Behaviour(double failing, double over250) {
        static Behaviour failing(double share) {
            return new Behaviour(share, 0.01);
        }
    }

    /** How many requests each version gets in a scrape. */
    interface Load {
        long[] stableAndFresh(Chance chance, double weight, int scrape, Pace pace);

        /** So many requests a second, shared by chance. */
        static Load perSecond(int requests) {
            return (chance, weight, scrape, pace) -> {
                long all = (long) requests * pace.scrape();
                long fresh = chance.hits(all, weight);
                return new long[] {all - fresh, fresh};
            };
        }

        /** Five requests of the new version between two looks, and the stable version's share beside them. */
        static Load fiveALook() {
            return (chance, weight, scrape, pace) -> {
                long fresh = scrape % (pace.look() / pace.scrape()) == 0 ? 0 : 1;
                return new long[] {Math.round((1 - weight) / weight * 5 / 6), fresh};
            };
        }
    }

    private final Analysis analysis;
    private final Load load;
    private final Behaviour stable;
    private final Behaviour fresh;
    private final Pace pace;

    SimulatedRollout(RolloutSpec spec, Load load, Behaviour stable, Behaviour fresh) {
        this(spec, load, stable, fresh, Pace.USUAL);
    }

    SimulatedRollout(RolloutSpec spec, Load load, Behaviour stable, Behaviour fresh, Pace pace) {
        this.analysis = new Analysis(spec);
        this.load = load;
        this.stable = stable;
        this.fresh = fresh;
        this.pace = pace;
    }

    Outcome run(Chance chance) {
        int seconds = 0;
        for (double weight : WEIGHTS) {
            Outcome stage = stage(chance, weight);
            seconds += stage.seconds();
            if (stage.end() != End.PROMOTED) {
                return new Outcome(stage.end(), weight, seconds);
            }
        }
        return new Outcome(End.PROMOTED, 1, seconds);
    }

    private Outcome stage(Chance chance, double weight) {
        Version stableVersion = new Version(stable);
        Version freshVersion = new Version(fresh);
        for (int scrape = 1; scrape * pace.scrape() <= pace.stage() + MOST_EXTRA_SECONDS; scrape++) {
            int seconds = scrape * pace.scrape();
            long[] requests = load.stableAndFresh(chance, weight, scrape, pace);
            stableVersion.scrape(chance, seconds, requests[0]);
            boolean failures = freshVersion.scrape(chance, seconds, requests[1]) > 0;
            // successes alone never raise an alarm
            if (failures && alarm(stableVersion, freshVersion)) {
                return new Outcome(End.STOPPED_EARLY, weight, seconds);
            }
            if (seconds % pace.look() == 0) {
                List<Verdict> verdicts = look(seconds / pace.look(), stableVersion, freshVersion);
                if (verdicts.contains(Verdict.FAIL)) {
                    return new Outcome(End.FAILED_A_CHECK, weight, seconds);
                }
                if (seconds >= pace.stage() && verdicts.stream().allMatch(Verdict.PASS::equals)) {
                    return new Outcome(End.PROMOTED, weight, seconds);
                }
            }
        }
        return new Outcome(End.NOT_JUDGED, weight, pace.stage() + MOST_EXTRA_SECONDS);
    }

    private boolean alarm(Version stableVersion, Version freshVersion) {
        return analysis.alarm(List.of(Given.service(stableVersion.traffic(), freshVersion.traffic())))
                .isPresent();
    }

    private List<Verdict> look(int number, Version stableVersion, Version freshVersion) {
        Comparison service = Given.service(stableVersion.traffic(), freshVersion.traffic());
        return analysis.judge(new Look(number, List.of(service), Map.of())).stream()
                .map(CheckResult::verdict)
                .toList();
    }

    /** One version since the last change of traffic. */
    private static final class Version {
        private final Behaviour behaviour;
        private final List<Scrape> scrapes = new ArrayList<>();
        private long requests;
        private long over250;

        Version(Behaviour behaviour) {
            this.behaviour = behaviour;
        }

        long scrape(Chance chance, int seconds, long count) {
            long failures = chance.hits(count, behaviour.failing());
            scrapes.add(new Scrape(Given.SHIFT.plusSeconds(seconds), count, failures));
            requests += count;
            over250 += chance.hits(count, behaviour.over250());
            return failures;
        }

        Traffic traffic() {
            TreeMap<Duration, Long> upTo = new TreeMap<>();
            upTo.put(Duration.ofMillis(250), requests - over250);
            upTo.put(Duration.ofMillis(500), requests);
            return new Traffic(true, scrapes, new LatencyHistogram(upTo, requests));
        }
    }
}
