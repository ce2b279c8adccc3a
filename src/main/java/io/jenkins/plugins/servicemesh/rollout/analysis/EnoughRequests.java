package io.jenkins.plugins.servicemesh.rollout.analysis;

import io.jenkins.plugins.servicemesh.metrics.Traffic;

/**
 * Counts requests before anything else is asked of them: no series, none, and too few are told apart, and a test sees a
 * service only when there are enough.
 *
 * @param atLeast so many of a version
 */
record EnoughRequests(int atLeast) {

    /** The test, for services whose new version has had enough requests. */
    ServiceJudge ofTheNewVersion(ServiceJudge test) {
        return (service, limit) -> {
            Traffic fresh = service.fresh();
            return isEnough(fresh) ? test.judge(service, limit) : missing(fresh, "the new version");
        };
    }

    /** The test, for services both of whose versions have had enough requests. */
    ServiceJudge ofBothVersions(ServiceJudge test) {
        return ofTheNewVersion((service, limit) -> {
            Traffic stable = service.stable();
            return isEnough(stable) ? test.judge(service, limit) : missing(stable, "the stable version");
        });
    }

    private boolean isEnough(Traffic traffic) {
        return traffic.requests() >= Math.max(1, atLeast);
    }

    private Judgement missing(Traffic traffic, String version) {
        if (!traffic.known()) {
            return Judgement.noData("there are no series of " + version);
        }
        String count = Figures.count(traffic.requests());
        String value = count + (traffic.requests() == 1 ? " request" : " requests");
        return new Judgement(
                value,
                Verdict.TOO_FEW,
                version + " has had " + value + ", " + Figures.count(Math.max(1, atLeast)) + " are needed");
    }
}
