package io.jenkins.plugins.servicemesh.access;

import java.util.Arrays;
import java.util.List;

/** What one job may do on one cluster: what its grants add up to. */
public final class JobRights {

    private final String job;
    private final List<Grant> grants;

    private JobRights(String job, List<Grant> grants) {
        this.job = job;
        this.grants = grants;
    }

    /** Of these grants, those of this job. */
    public static JobRights of(String job, List<Grant> grants) {
        return new JobRights(
                job, grants.stream().filter(grant -> grant.isFor(job)).toList());
    }

    /** The job's full name. */
    public String job() {
        return job;
    }

    /** Whether it may nothing at all. */
    public boolean isNone() {
        return grants.isEmpty();
    }

    public boolean mayRead(String namespace) {
        return grants.stream().anyMatch(grant -> grant.isIn(namespace));
    }

    /** Whether it may change anything there: who may has a record and a lease to write. */
    public boolean mayWriteSomething(String namespace) {
        return Arrays.stream(Right.values())
                .filter(right -> right != Right.SHARE) // it allows nothing by itself
                .anyMatch(right -> may(right, namespace));
    }

    public boolean may(Right right, String namespace) {
        return grants.stream()
                .anyMatch(grant -> grant.isIn(namespace) && grant.rights().contains(right));
    }
}
