package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.RunnerLease;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the rollouts of a namespace, whoever runs them. */
public final class ReadRollouts {

    private static final String RULE = "rollout/which";

    private final OperationContext context;

    public ReadRollouts(OperationContext context) {
        this.context = context;
    }

    /** All that are kept, the newest first. */
    public List<RolloutStatus> list(String namespace) {
        Map<String, RunnerLease> leases = RunnerLease.list(context.cluster(), namespace);
        Instant now = context.clock().now();
        return new RolloutStore(context.cluster())
                .list(namespace).stream()
                        .map(record -> new RolloutStatus(record, Optional.ofNullable(leases.get(record.id())), now))
                        .toList();
    }

    /**
     * The one of that id; without an id the only one that has not ended or is held.
     *
     * @throws FindingsException when there is none, or several are meant
     */
    public RolloutStatus find(String namespace, Optional<String> id) {
        List<RolloutStatus> all = list(namespace);
        List<RolloutStatus> meant = all.stream()
                .filter(each -> id.map(each.record().id()::equals).orElse(!each.isEnded() || each.isHeld()))
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        List<String> ids = (meant.isEmpty() ? all : meant)
                .stream().map(each -> each.record().id()).toList();
        throw new FindingsException(id.map(wanted -> Finding.notAllowed(RULE, "rollout", wanted, ids))
                .orElseGet(() -> meant.isEmpty()
                        ? Finding.error(RULE, "no rollout goes on or is held in namespace")
                                .withValue(namespace)
                        : Finding.error(RULE, "several rollouts go on or are held: name one")
                                .withAllowed(ids)));
    }
}
