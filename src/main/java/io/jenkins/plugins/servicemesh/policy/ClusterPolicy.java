package io.jenkins.plugins.servicemesh.policy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.Sharing;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.Plan;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is allowed on one cluster, beyond what its API server and the mesh say. It speaks of what is newly wanted; a rollback, a
 * cleanup, an abort and the end of a fault are never held against it.
 *
 * @param severities how much findings weigh here
 * @param floors what a rollout may not go below
 * @param mtlsModes those that may be set; empty for all
 * @param freezes when nothing is changed
 * @param sharing in which namespaces objects that controllers keep may be edited
 */
public record ClusterPolicy(
        RuleSeverities severities,
        RolloutFloors floors,
        Set<MtlsMode> mtlsModes,
        List<FreezeWindow> freezes,
        Predicate<String> sharing) {

    private static final Predicate<String> EVERYWHERE = namespace -> true;

    /** All is allowed, at any time. */
    public static final ClusterPolicy NONE =
            new ClusterPolicy(RuleSeverities.NONE, RolloutFloors.NONE, Set.of(), List.of());

    /** What every refusal of a policy says besides. */
    static final String ADVICE = "an administrator says so where the cluster is configured";

    /** One that allows sharing everywhere. */
    public ClusterPolicy(
            RuleSeverities severities, RolloutFloors floors, Set<MtlsMode> mtlsModes, List<FreezeWindow> freezes) {
        this(severities, floors, mtlsModes, freezes, EVERYWHERE);
    }

    public ClusterPolicy {
        mtlsModes = Set.copyOf(mtlsModes);
        freezes = List.copyOf(freezes);
    }

    /** The same at any time, for who looks after freezes itself. */
    public ClusterPolicy withoutFreezes() {
        return new ClusterPolicy(severities, floors, mtlsModes, List.of(), sharing);
    }

    /** The same where sharing is allowed in these namespaces only. */
    public ClusterPolicy sharingIn(Predicate<String> namespaces) {
        return new ClusterPolicy(severities, floors, mtlsModes, freezes, namespaces);
    }

    /** Why objects of that namespace must not be shared with controllers; empty when they may be, or are not to be. */
    public List<Finding> refusals(Sharing wanted, String namespace) {
        return wanted == Sharing.REFUSE || sharing.test(namespace)
                ? List.of()
                : List.of(Finding.error(
                                "policy/share", "sharing objects with controllers is not allowed in " + namespace)
                        .withSuggestion("leave owner: 'share' out, or have an administrator grant 'share' where the"
                                + " cluster is configured"));
    }

    /** The plan with all that the policy says of it but the time; a plan that was judged before is the same afterwards. */
    public Plan judged(Plan plan) {
        Set<Finding> findings = new LinkedHashSet<>();
        Stream.concat(plan.findings().stream(), new MtlsModeCheck(mtlsModes).check(plan).stream())
                .map(severities::raise)
                .forEach(findings::add);
        return new Plan(plan.changes(), List.copyOf(findings), plan.expectations());
    }

    /** Why a rollout must not begin now; empty when it may. */
    public List<Finding> refusals(RolloutSpec rollout, Instant now) {
        List<Finding> careless =
                Finding.join(floors.refusals(rollout), refusals(rollout.sharing(), rollout.namespace()));
        return Finding.join(careless, frozen(now));
    }

    /** The freeze that holds now; of several the one that ends last. */
    public Optional<Freeze> freeze(Instant now) {
        return freezes.stream().flatMap(window -> window.freeze(now).stream()).max(Comparator.comparing(Freeze::until));
    }

    /** Why nothing is to be changed now; empty when it may be. */
    public List<Finding> frozen(Instant now) {
        return freeze(now)
                .map(freeze -> Finding.error("policy/freeze", freeze.describe())
                        .withSuggestion("wait for its end; a rollback, a cleanup and an abort are possible meanwhile"))
                .map(List::of)
                .orElse(List.of());
    }
}
