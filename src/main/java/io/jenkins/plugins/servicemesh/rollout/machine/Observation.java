package io.jenkins.plugins.servicemesh.rollout.machine;

import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.rollout.analysis.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was seen after an action, or in between. */
public sealed interface Observation {

    /** It is done, and the server said so. */
    record Done() implements Observation {}

    /** The new versions have everything already. */
    record AlreadyThere() implements Observation {}

    /** It is not begun: what has to be there is not there yet; nothing was written. */
    record NotReady(String why) implements Observation {}

    /**
     * More requests must not be given to the new version before that time; nothing was written.
     *
     * @param why for people
     */
    record Frozen(Instant until, String why) implements Observation {}

    /** It must not be done; nothing was written. */
    record Refused(String why) implements Observation {}

    /** Someone else gave the routes other weights than the rollout did; nothing was written. */
    record Drifted(String live) implements Observation {}

    /** The cluster did not answer, or is overloaded; it may or may not be done. */
    record Unreachable(String why) implements Observation {}

    /** The old version has no ready pods: nothing may be sent there. */
    record StableGone(String why) implements Observation {}

    /** Everything is as it was, but for these places, which others changed meanwhile. */
    record Restored(List<String> conflicts) implements Observation {
        public Restored {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * The figures since the last change of traffic.
     *
     * @param full whether latencies and queries are among them; else they only tell what failed
     */
    record Figures(boolean full, List<Comparison> services, Map<String, Reading> queries) implements Observation {
        public Figures {
            services = List.copyOf(services);
            queries = Map.copyOf(queries);
        }
    }

    /** The metric source gave no full answer. */
    record NoFigures(String why) implements Observation {}

    /** It is later now. */
    record Woken() implements Observation {}

    /** Whoever was asked answered. */
    record Answered(boolean yes, String by) implements Observation {}

    /** A person says this from outside. */
    record Commanded(Command command, String by) implements Observation {}
}
