package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Reading;
import io.jenkins.plugins.servicemesh.model.rollout.Check;
import java.util.List;

/**
 * From a check to its results at one look.
 *
 * @param limit how rare figures have to be that are no chance, at this look
 */
record Judges(Look look, EnoughRequests enough, double limit) implements Check.Visitor<List<CheckResult>> {

    @Override
    public List<CheckResult> successRate(Check.SuccessRate check) {
        return eachService(check, enough.ofTheNewVersion(new SuccessRateJudge(check.min())));
    }

    @Override
    public List<CheckResult> latency(Check.Latency check) {
        return eachService(check, enough.ofTheNewVersion(new LatencyJudge(check.quantile(), check.max())));
    }

    @Override
    public List<CheckResult> errorIncrease(Check.ErrorIncrease check) {
        return eachService(check, enough.ofBothVersions(new ErrorIncreaseJudge(check.percent())));
    }

    @Override
    public List<CheckResult> latencyIncrease(Check.LatencyIncrease check) {
        return eachService(check, enough.ofBothVersions(new LatencyIncreaseJudge(check.quantile(), check.percent())));
    }

    @Override
    public List<CheckResult> query(Check.Query check) {
        Reading reading = look.queries().getOrDefault(check.name(), new Reading.NoData());
        return List.of(result(check, "", 0, reading.accept(new QueryJudge(check))));
    }

    private List<CheckResult> eachService(Check check, ServiceJudge judge) {
        return look.services().stream()
                .map(service ->
                        result(check, service.service(), service.fresh().requests(), judge.judge(service, limit)))
                .toList();
    }

    private static CheckResult result(Check check, String service, long requests, Judgement judgement) {
        return new CheckResult(
                check.name(),
                service,
                judgement.value(),
                check.bound(),
                requests,
                judgement.verdict(),
                check.dryRun(),
                judgement.explanation());
    }
}
