package io.jenkins.plugins.servicemesh.apply;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.WriteMode;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** The server's own judgement of each write, none stored. */
final class ServerDryRun {

    private final ChangeWriter judge;
    private final Insistence insistence;

    ServerDryRun(Cluster cluster, Insistence insistence) {
        this.judge = new ChangeWriter(cluster);
        this.insistence = insistence;
    }

    /** What the server refuses of these writes. */
    List<Finding> check(Plan plan) {
        List<Finding> findings = new ArrayList<>();
        for (Change change : plan.changes()) {
            try {
                insistence.on(() -> judge.write(change, WriteMode.DRY_RUN));
            } catch (ClusterException e) {
                findings.addAll(RefusalFindings.of(change.id(), e));
            }
        }
        return findings;
    }
}
