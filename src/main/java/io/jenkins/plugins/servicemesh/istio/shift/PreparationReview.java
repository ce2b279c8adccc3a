package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.Stage;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What speaks against beginning a rollout in one route as it is now. */
record PreparationReview(PlanDraft draft, RolloutSpec rollout) {

    private static final String STABLE = "istio/shift-stable";

    /** Reports all of it at once. */
    void report(MeantRoute meant) {
        SharedRoute shared = meant.shared();
        Stream.of(
                        freshHasWeight(shared),
                        severalCandidates(shared),
                        othersHaveWeight(shared),
                        inexpressible(shared),
                        faulty(meant),
                        mirrored(meant))
                .flatMap(Optional::stream)
                .map(finding -> finding.at(meant.place()))
                .forEach(draft::report);
    }

    private static Optional<Finding> freshHasWeight(SharedRoute shared) {
        if (shared.freshWeight() == 0) {
            return shared.stableWeight() > 0 ? Optional.empty() : Optional.of(nothingStable(shared));
        }
        String fresh = shared.fresh().name();
        boolean isDone = shared.stableWeight() == 0;
        return Optional.of(Finding.error(
                        isDone ? "istio/shift-done" : "istio/shift-begun",
                        fresh
                                + (isDone ? " has all requests of this route already: " : " has requests already: ")
                                + SharedRoute.describe(shared.items()))
                .withSuggestion(isDone ? "name another version to move to" : "give " + fresh + " the weight 0 first"));
    }

    private static Finding nothingStable(SharedRoute shared) {
        return Finding.error(
                        STABLE,
                        shared.stable().orElseThrow().name() + " has no requests to move; this route leads to "
                                + SharedRoute.describe(shared.items()))
                .withSuggestion("say which version has the requests now");
    }

    /** Other versions of the service are candidates for the old version; what is no version of it is just beside them. */
    private static Optional<Finding> severalCandidates(SharedRoute shared) {
        List<JsonObject> others = beside(shared).filter(shared::isOlder).toList();
        return others.isEmpty() || shared.stableWeight() == 0
                ? Optional.empty()
                : Optional.of(Finding.error(
                                STABLE,
                                shared.stable().orElseThrow().name()
                                        + " has not all requests, other versions have some: "
                                        + SharedRoute.describe(others))
                        .withSuggestion("give one version all requests first"));
    }

    private static Optional<Finding> othersHaveWeight(SharedRoute shared) {
        List<JsonObject> others =
                beside(shared).filter(item -> !shared.isOlder(item)).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "istio/split-of-rest",
                        "other destinations of this route keep their weight, so shares are of the rest: "
                                + SharedRoute.describe(others)));
    }

    /** What has weight and is neither version, nor the whole service that becomes the old version. */
    private static Stream<JsonObject> beside(SharedRoute shared) {
        boolean divided = shared.items().stream().anyMatch(shared::isStable);
        return shared.items().stream()
                .filter(item -> shared.weight(item) > 0)
                .filter(item -> !shared.isStable(item) && !shared.isFresh(item))
                .filter(item -> divided || !shared.isUndivided(item));
    }

    private Optional<Finding> inexpressible(SharedRoute shared) {
        int sum = shared.stableWeight() + shared.freshWeight();
        if (shared.isSumFree() || sum == 0) {
            return Optional.empty();
        }
        List<Percent> shares = shares().stream()
                .filter(share -> ShareWeights.within(share, sum).isEmpty())
                .toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.error(
                                "istio/shift-weights",
                                "other destinations of this route keep their weight, and of the " + sum
                                        + " that both versions have these shares are no whole weight: "
                                        + shares.stream().map(Percent::toString).collect(Collectors.joining(", ")))
                        .withSuggestion("take shares that are whole parts of " + sum
                                + ", or multiply all weights of the route"));
    }

    private List<Percent> shares() {
        List<Percent> shares = new ArrayList<>();
        for (Stage stage : rollout.stages()) {
            if (stage instanceof Stage.Weight weight) {
                shares.add(weight.share());
            }
        }
        return shares;
    }

    private static Optional<Finding> faulty(MeantRoute meant) {
        return meant.route().has("fault")
                ? Optional.of(Finding.warning(
                                "istio/shift-fault",
                                "this route has a fault, which both versions get and which spoils what is measured")
                        .withSuggestion("remove the fault first"))
                : Optional.empty();
    }

    private Optional<Finding> mirrored(MeantRoute meant) {
        boolean mirrors = rollout.stages().stream().anyMatch(Stage.Mirror.class::isInstance);
        return mirrors && MirrorStage.isThere(meant)
                ? Optional.of(Finding.error(
                                "istio/shift-mirror",
                                "this route mirrors to " + meant.target().to().name() + " already")
                        .withSuggestion("remove that mirror, or the stage"))
                : Optional.empty();
    }
}
