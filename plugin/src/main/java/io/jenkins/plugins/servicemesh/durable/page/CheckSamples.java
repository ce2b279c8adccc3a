package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.durable.page.chart.Series;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that the checks of a rollout measured, kept with the build: when it becomes too much, every second look is forgotten. */
final class CheckSamples {

    private static final int MOST = 400;

    /** Builds are written to disk at any time, by any thread. */
    private final List<CheckSample> samples = new CopyOnWriteArrayList<>();

    /** Remembers the last look of these moments, if it is a new one. */
    synchronized void look(List<Moment> moments) {
        for (int i = moments.size() - 1; i >= 0; i--) {
            Moment moment = moments.get(i);
            if (!moment.results().isEmpty()) {
                add(moment);
                return;
            }
        }
    }

    private void add(Moment look) {
        long at = look.at().toEpochMilli();
        if (samples.isEmpty() || samples.get(samples.size() - 1).millis() < at) {
            look.results().forEach(result -> CheckSample.of(look.at(), result).ifPresent(samples::add));
            thin();
        }
    }

    private void thin() {
        if (samples.size() > MOST) {
            List<Long> looks =
                    samples.stream().map(CheckSample::millis).distinct().toList();
            samples.removeIf(sample -> looks.indexOf(sample.millis()) % 2 != 0);
        }
    }

    /** A series for each check of each service that measured something, in the order of the checks. */
    synchronized List<Series> series(RolloutSpec spec) {
        List<Series> all = new ArrayList<>();
        for (Check check : spec.analysis().checks()) {
            List<CheckSample> own =
                    samples.stream().filter(sample -> sample.isOf(check.name())).toList();
            Set<String> services =
                    new TreeSet<>(own.stream().map(CheckSample::service).toList());
            services.forEach(service -> all.add(series(check, service, own)));
        }
        return all;
    }

    private static Series series(Check check, String service, List<CheckSample> own) {
        String whose = service.isEmpty() ? "" : " of " + service;
        return new Series(
                check.name() + whose + check.accept(new CheckUnit()),
                check.accept(new CheckBounds()),
                own.stream()
                        .filter(sample -> sample.service().equals(service))
                        .map(CheckSample::toPoint)
                        .toList());
    }
}
