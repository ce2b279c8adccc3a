package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.istio.planner.service.ServiceDestinationRules;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonValue;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts what is taken away after a promotion. */
final class Tidying {

    private final PlanDraft draft;
    private final RolloutSpec rollout;
    private final boolean keepOld;

    Tidying(PlanDraft draft, RolloutSpec rollout, boolean keepOld) {
        this.draft = draft;
        this.rollout = rollout;
        this.keepOld = keepOld;
    }

    void plan() {
        TargetWalk walk = TargetWalk.of(draft, rollout);
        walk.routes(this::tidy);
        walk.targets(target -> new UnusedSubsets(draft, target).remove(keepOld));
    }

    private void tidy(MeantRoute meant) {
        MeantRoute tidied = meant;
        for (Companion kind : Companion.values()) {
            tidied = CompanionEdit.remove(tidied, kind);
        }
        tidied = withItems(tidied, items(tidied));
        Resource changed = tidied.ref().virtualService();
        if (!changed.equals(meant.ref().virtualService())) {
            draft.put(changed, List.of(meant.path() + " > tidy up"));
        }
    }

    private static MeantRoute withItems(MeantRoute meant, JsonArray items) {
        return meant.with(meant.route().with("route", items));
    }

    private JsonArray items(MeantRoute meant) {
        SharedRoute shared = meant.shared();
        List<JsonValue> kept = new ArrayList<>();
        for (JsonObject item : shared.items()) {
            if (!isOver(item, shared, meant)) {
                kept.add(
                        shared.isFresh(item)
                                ? withoutCookie(item, meant.target().to())
                                : item);
            }
        }
        return JsonArray.of(kept);
    }

    private JsonObject withoutCookie(JsonObject item, Version to) {
        return rollout.affinity()
                .map(affinity -> new AffinityCookie(affinity, to).removedFrom(item))
                .orElse(item);
    }

    /** Older versions without requests, where they are of our making; the last one for as long as it is kept. */
    private boolean isOver(JsonObject item, SharedRoute shared, MeantRoute meant) {
        boolean isOld = shared.isOlder(item) && !shared.isUndivided(item);
        return isOld
                && shared.weight(item) == 0
                && !(keepOld && shared.isStable(item))
                && (draft.isOurs(meant.ref().virtualService()) || isSubsetOurs(item, meant));
    }

    /** A destination is no older than its subset, so with a subset of ours it is there because of us. */
    private boolean isSubsetOurs(JsonObject item, MeantRoute meant) {
        Optional<String> subset = item.object("destination").text("subset");
        TargetService service = meant.target().service();
        return subset.isPresent()
                && ServiceDestinationRules.of(draft, service).stream()
                        .filter(draft::isOurs)
                        .flatMap(rule -> rule.spec().array("subsets").objects().stream())
                        .anyMatch(defined -> defined.text("name").equals(subset));
    }
}
