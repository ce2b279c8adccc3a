package io.jenkins.plugins.servicemesh.rollout;

import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.mesh.metric.MetricSubject;
import io.jenkins.plugins.servicemesh.metrics.MetricException;
import io.jenkins.plugins.servicemesh.metrics.MetricSource;
import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.metrics.Traffic;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.rollout.analysis.Comparison;
import io.jenkins.plugins.servicemesh.rollout.machine.Action;
import io.jenkins.plugins.servicemesh.rollout.machine.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the figures of one rollout's versions. */
final class FigureReader {

    private static final Duration BEFORE = Duration.ofMinutes(5); // long enough for a few scrapes of any setting

    private final MetricSource source;
    private final RolloutSpec spec;
    private final Pods pods;
    private final Map<String, MetricSubject> subjects = new HashMap<>();

    FigureReader(MetricSource source, RolloutSpec spec, Pods pods) {
        this.source = source;
        this.spec = spec;
        this.pods = pods;
    }

    /** Finds out once, before traffic moves, as which pods the versions are counted. */
    void meet() {
        for (RolloutTarget target : spec.targets()) {
            Pods.Census census = pods.look(List.of(target));
            remember(target, stable(target), census);
            remember(target, target.to(), census);
        }
    }

    /** Why the figures of the old versions cannot be had; empty when they are there. */
    Optional<String> missing(Instant now) {
        try {
            for (RolloutTarget target : spec.targets()) {
                MetricSubject stable = subject(target, stable(target));
                if (!source.requests(stable, now.minus(BEFORE), now).known()) {
                    return Optional.of("metric source '" + source.name() + "' has no series of " + stable.describe()
                            + " (workloads " + String.join(", ", stable.workloads()) + ")");
                }
            }
            return Optional.empty();
        } catch (MetricException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What was counted since the last change of traffic. */
    Observation read(Action.Measure wanted, Instant now) {
        try {
            List<Comparison> services = new ArrayList<>();
            for (RolloutTarget target : spec.targets()) {
                services.add(comparison(target, wanted, now));
            }
            return new Observation.Figures(wanted.full(), services, wanted.full() ? queries(now) : Map.of());
        } catch (MetricException | ClusterException e) {
            return new Observation.NoFigures(String.valueOf(e.getMessage()));
        }
    }

    private Comparison comparison(RolloutTarget target, Action.Measure wanted, Instant now) {
        Traffic stable = traffic(subject(target, stable(target)), wanted, now);
        Traffic fresh = traffic(subject(target, target.to()), wanted, now);
        return new Comparison(target.service(), stable, fresh);
    }

    private Traffic traffic(MetricSubject subject, Action.Measure wanted, Instant now) {
        if (subject.workloads().isEmpty()) {
            return Traffic.UNKNOWN;
        }
        return wanted.full()
                ? source.traffic(subject, wanted.since(), now)
                : source.requests(subject, wanted.since(), now);
    }

    private Map<String, Reading> queries(Instant now) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Check check : spec.analysis().checks()) {
            if (check instanceof Check.Query query) {
                reading(query, now).ifPresent(reading -> readings.put(query.name(), reading));
            }
        }
        return readings;
    }

    /** A query that is only tried out does not stop the others when the source cannot answer it. */
    private Optional<Reading> reading(Check.Query query, Instant now) {
        try {
            return Optional.of(source.query(query.expression(), now));
        } catch (MetricException e) {
            if (query.dryRun()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Version stable(RolloutTarget target) {
        return target.from().orElseThrow();
    }

    /** Known once its pods were seen; until then they are looked for again. */
    private MetricSubject subject(RolloutTarget target, Version version) {
        MetricSubject known = subjects.get(key(target, version));
        return known == null ? remember(target, version, pods.look(List.of(target))) : known;
    }

    private MetricSubject remember(RolloutTarget target, Version version, Pods.Census census) {
        MetricSubject seen = census.subject(target, version);
        if (!seen.workloads().isEmpty()) {
            subjects.put(key(target, version), seen);
        }
        return seen;
    }

    private static String key(RolloutTarget target, Version version) {
        return target.service() + " " + version.name();
    }
}
