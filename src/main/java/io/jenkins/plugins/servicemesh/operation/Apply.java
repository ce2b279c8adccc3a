package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.apply.ApplyOptions;
import io.jenkins.plugins.servicemesh.apply.ApplyRequest;
import io.jenkins.plugins.servicemesh.apply.ApplyResult;
import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.util.List;

/**
 * Makes something so: plan, check, apply, verify, record.
 *
 * @param <W> what is wanted
 */
public abstract sealed class Apply<W> permits ApplyMesh, ApplyResources {

    private final OperationContext context;

    Apply(OperationContext context) {
        this.context = context;
    }

    OperationContext context() {
        return context;
    }

    /** What would be written, with every finding on it; writes nothing. */
    public final Plan plan(W wanted) {
        List<Finding> refusals = refusals(wanted);
        return refusals.isEmpty() ? context.judged(planned(wanted)) : Plan.EMPTY.withFindings(refusals);
    }

    private List<Finding> refusals(W wanted) {
        return context.policy().refusals(context.sharing(), namespace(wanted));
    }

    /** The same, before anyone else has a say. */
    abstract Plan planned(W wanted);

    /** Where the journal entry and the leases are kept. */
    abstract String namespace(W wanted);

    /** Whose routes the plan writes: one writer at a time for each. */
    abstract List<String> hosts(W wanted, Plan plan);

    /**
     * Takes back what is overdue, then plans and applies.
     *
     * @throws io.jenkins.plugins.servicemesh.check.FindingsException when something is wrong; nothing is written
     * @throws MovedException when someone else moved an object meanwhile
     * @throws io.jenkins.plugins.servicemesh.apply.ApplyFailedException when a write failed
     * @throws io.jenkins.plugins.servicemesh.cluster.ClusterException when the cluster cannot be read
     */
    public ApplyResult apply(W wanted, ApplyOptions options) {
        new TakeBackOverdue(context).takeBack(namespace(wanted));
        new TidyOverdue(context).tidyQuietly(namespace(wanted));
        return apply(plan(wanted), wanted, options);
    }

    /**
     * Applies exactly what was approved: the plan is worked out anew and must be the one of that fingerprint.
     *
     * @param fingerprint {@link Plan#fingerprint()} of the plan that was approved
     * @throws MovedException when other writes are needed by now; nothing is written, and the new plan is told
     */
    public ApplyResult applyApproved(W wanted, String fingerprint, ApplyOptions options) {
        FindingsException.throwIfErrors(refusals(wanted));
        Plan now = plan(wanted);
        if (!now.fingerprint().equals(fingerprint)) {
            throw MovedException.sinceApproval(now);
        }
        return apply(now, wanted, options);
    }

    /** Applies this plan of it, made by this operation. */
    public ApplyResult apply(Plan plan, W wanted, ApplyOptions options) {
        ApplyRequest request = new ApplyRequest(
                plan,
                () -> plan(wanted),
                namespace(wanted),
                hosts(wanted, plan),
                context.owner(),
                context.by(),
                options);
        return context.applier().apply(request);
    }
}
