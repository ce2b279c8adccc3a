package io.jenkins.plugins.servicemesh.rollout.analysis;

import java.util.Comparator;
import java.util.Optional;

/**
 * Watches raw counts, however few, for a version so bad that no check should be waited for: a CUSUM of log likelihood
 * ratios. Each span of scrapes that ends now is weighed: how much likelier are its failures for a version that is far worse
 * than for one that is no worse than allowed?
 *
 * <p>The budget is divided among the scrapes at which a span can begin. For a version that is no worse than allowed, a
 * likelihood ratio ever exceeds one over a chance with at most that chance, so the sum holds for stages of any length and any
 * number of requests, and a version that is bad from the beginning is caught soonest.
 *
 * @param errors that are allowed
 * @param budget for one service in one stage
 */
record EarlyStop(AllowedErrors errors, Budget budget) {

    /** Why to stop at once; empty when nothing says so. To be asked at each scrape. */
    Optional<String> alarm(Comparison service) {
        return Span.endingNow(service).stream()
                .max(Comparator.comparingDouble(this::excess))
                .filter(worst -> excess(worst) >= 0)
                .map(worst -> service.service() + ": " + worst.describe(errors.share(worst.stable())));
    }

    /** By how much the evidence of that span exceeds what it takes. */
    private double excess(Span span) {
        return Evidence.logRatio(span.fresh(), errors.share(span.stable())) + Math.log(budget.at(span.begin()));
    }
}
