package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.model.rollout.Check;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import java.util.List;
import java.util.Optional;

/**
 * Judges the versions of one rollout. A bound fails only by a statistical test, at 0.5 % false alarms a rollout over all
 * checks, services, stages and looks together; the early stop adds 0.1 %. The bound of a query is plain, since a query has
 * no counts.
 */
public final class Analysis {

    private final List<Check> checks;
    private final EnoughRequests enough;
    private final Budget judgement;
    private final Optional<EarlyStop> earlyStop;

    public Analysis(RolloutSpec rollout) {
        checks = rollout.analysis().checks();
        enough = new EnoughRequests(rollout.analysis().minRequests());
        long judged = (long) rollout.stages().size() * rollout.targets().size();
        judgement = Budget.of(Budget.JUDGEMENT, judged * tests(checks));
        earlyStop = AllowedErrors.of(checks).map(errors -> new EarlyStop(errors, Budget.of(Budget.EARLY_STOP, judged)));
    }

    /** Dry runs take no part of the budget: they stop nothing, and are judged as strictly as the others. */
    private static long tests(List<Check> checks) {
        long live = checks.stream()
                .filter(check -> !check.dryRun() && !(check instanceof Check.Query))
                .count();
        return Math.max(1, live);
    }

    /** The result of every check for every service, check by check. */
    public List<CheckResult> judge(Look look) {
        Judges judges = new Judges(look, enough, judgement.at(look.number()));
        return checks.stream().flatMap(check -> check.accept(judges).stream()).toList();
    }

    /**
     * Why the rollout has to stop at once, whatever the number of requests; empty when nothing says so. To be asked at each
     * scrape. Without a check that has a say, nothing stops a rollout early.
     */
    public Optional<String> alarm(List<Comparison> services) {
        return earlyStop.flatMap(watch -> services.stream()
                .flatMap(service -> watch.alarm(service).stream())
                .findFirst());
    }
}
