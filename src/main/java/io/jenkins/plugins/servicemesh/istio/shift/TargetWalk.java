package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.plan.Snapshot.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Goes to every route of every target; what cannot be found, or is refused there, is reported, and the walk goes on. */
final class TargetWalk {

    private final PlanDraft draft;
    private final RolloutSpec rollout;
    private final List<Need> required;

    private TargetWalk(PlanDraft draft, RolloutSpec rollout, List<Need> required) {
        this.draft = draft;
        this.rollout = rollout;
        this.required = required;
    }

    /** A walk that may also read and change subsets. */
    static TargetWalk of(PlanDraft draft, RolloutSpec rollout) {
        return new TargetWalk(draft, rollout, ShiftNeeds.routing(rollout, draft.before()));
    }

    /** A walk for which seeing the routes is enough: nothing else shall stop weights from being given back. */
    static TargetWalk ofRoutes(PlanDraft draft, RolloutSpec rollout) {
        List<Need> routes = ShiftNeeds.routing(rollout, draft.before()).stream()
                .filter(need -> need.type().sameKind(IstioTypes.VIRTUAL_SERVICE))
                .toList();
        return new TargetWalk(draft, rollout, routes);
    }

    /** Takes the step at each target whose stable version is known, if the routing could be read at all. */
    void targets(Consumer<ShiftTarget> step) {
        if (isReadable()) {
            ShiftTarget.all(rollout).forEach(target -> known(target).ifPresent(step));
        }
    }

    /** Takes the step at each route that is there, of each target whose stable version is known. */
    void routes(Consumer<MeantRoute> step) {
        targets(target -> routes(target, step, name -> {}));
    }

    /** Takes the step at each route that is there, whether the stable version of its target is known or not. */
    void anyRoutes(Consumer<MeantRoute> step) {
        if (isReadable()) {
            ShiftTarget.all(rollout).forEach(target -> routes(known(target).orElse(target), step, name -> {}));
        }
    }

    /** Takes the step at each route of a target, or the other with the name of a route that is not there and may be made. */
    void routes(ShiftTarget target, Consumer<MeantRoute> step, Consumer<Optional<String>> missing) {
        for (Search search : searches(target)) {
            try {
                Optional<RouteRef> found = search.find().apply(new RouteFinder(draft, target));
                found.ifPresentOrElse(
                        ref -> take(step, new MeantRoute(target, ref)), () -> missing.accept(search.name()));
            } catch (FindingsException e) {
                report(e, Place.at(target.describe()));
            }
        }
    }

    /** How a route is found, and the name that a new one gets. */
    private record Search(Function<RouteFinder, Optional<RouteRef>> find, Optional<String> name) {}

    private static List<Search> searches(ShiftTarget target) {
        List<RouteAddress> addresses = target.wanted().routes();
        return addresses.isEmpty()
                ? List.of(new Search(RouteFinder::only, Optional.empty()))
                : addresses.stream()
                        .map(address -> new Search(finder -> finder.find(address), address.name()))
                        .toList();
    }

    private void take(Consumer<MeantRoute> step, MeantRoute route) {
        try {
            step.accept(route);
        } catch (FindingsException e) {
            report(e, route.place());
        }
    }

    private void report(FindingsException refused, Place place) {
        refused.findings().forEach(finding -> draft.report(finding.at(place)));
    }

    private Optional<ShiftTarget> known(ShiftTarget target) {
        try {
            return Optional.of(target.from(stable(target)));
        } catch (FindingsException e) {
            report(e, Place.at(target.describe()));
            return Optional.empty();
        }
    }

    private Version stable(ShiftTarget target) {
        Version stable = target.from().orElseGet(() -> new StableVersion(draft, target).of(found(target)));
        if (stable.name().equals(target.to().name())) {
            throw Refused.of(
                    "istio/shift-versions",
                    "the requests would move from " + stable.name() + " to the same version",
                    "name another version to move to");
        }
        return stable;
    }

    /** @throws FindingsException with all that is wrong with any of them */
    private List<MeantRoute> found(ShiftTarget target) {
        List<MeantRoute> found = new ArrayList<>();
        List<Finding> wrong = new ArrayList<>();
        for (Search search : searches(target)) {
            try {
                search.find()
                        .apply(new RouteFinder(draft, target))
                        .ifPresent(ref -> found.add(new MeantRoute(target, ref)));
            } catch (FindingsException e) {
                wrong.addAll(e.findings());
            }
        }
        if (!wrong.isEmpty()) {
            throw new FindingsException(wrong);
        }
        return found;
    }

    private boolean isReadable() {
        List<Need> missing = required.stream()
                .filter(need -> draft.before().gap(need).isPresent())
                .toList();
        missing.forEach(need -> draft.report(unreadable(need)));
        return missing.isEmpty();
    }

    private Finding unreadable(Need need) {
        boolean forbidden = draft.before().gap(need).equals(Optional.of(Gap.FORBIDDEN));
        return forbidden
                ? Finding.error("istio/forbidden", "no traffic can be moved without the permission to " + need)
                        .withSuggestion("grant it to the credentials of this cluster")
                : Finding.error(
                                "istio/not-served",
                                "the cluster does not serve " + need.type().qualifiedName())
                        .withSuggestion("install Istio and its custom resource definitions");
    }
}
