package io.jenkins.plugins.servicemesh.rollout.machine;

import java.time.Duration;

/**
 * How fast figures come.
 *
 * @param scrape how often proxies are read
 * @param delay how long a sample takes until it can be read
 */
public record Pace(Duration scrape, Duration delay) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration UNHURRIED = Duration.ofSeconds(30);

    /** Where nothing is measured. */
    public static final Pace UNMEASURED = new Pace(Duration.ofSeconds(15), Duration.ZERO);

    /** How often failures are looked for: twice a scrape, so that none waits for long. */
    Duration alarm() {
        return longer(scrape.dividedBy(2), SHORTEST);
    }

    /** The same while someone is asked, for hours perhaps. */
    Duration alarmWhileAsking() {
        return longer(scrape, UNHURRIED);
    }

    /** When the first figures after a change of traffic can be there: proxies were read, and the sample has arrived. */
    Duration firstFigures() {
        return scrape.plus(delay);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
