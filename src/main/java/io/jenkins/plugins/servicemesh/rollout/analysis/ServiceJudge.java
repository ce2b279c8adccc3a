package io.jenkins.plugins.servicemesh.rollout.analysis;

/** Tests one bound for one service. */
interface ServiceJudge {

    /** Says FAIL by chance in at most {@code limit} of cases when the version holds the bound. */
    Judgement judge(Comparison service, double limit);
}
