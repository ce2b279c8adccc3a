package io.jenkins.plugins.servicemesh.istio.shift;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.planner.DestinationRulePlanner;
import io.jenkins.plugins.servicemesh.istio.planner.FreeName;
import io.jenkins.plugins.servicemesh.istio.planner.route.RouteMerge;
import io.jenkins.plugins.servicemesh.istio.planner.service.MeshVirtualServices;
import io.jenkins.plugins.servicemesh.istio.planner.service.ServiceDestinationRules;
import io.jenkins.plugins.servicemesh.istio.planner.service.TargetService;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RouteAddress.Protocol;
import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.JsonArray;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drafts what is needed before the first stage, and reports what speaks against beginning. */
final class Preparation {

    private final PlanDraft draft;
    private final RolloutSpec rollout;
    private final TargetWalk walk;

    Preparation(PlanDraft draft, RolloutSpec rollout) {
        this.draft = draft;
        this.rollout = rollout;
        this.walk = TargetWalk.of(draft, rollout);
    }

    void plan() {
        walk.targets(this::plan);
    }

    private void plan(ShiftTarget target) {
        reportConflict(target);
        walk.routes(target, this::prepare, name -> prepare(created(target, name)));
        planSubsets(target);
        new VersionsReview(draft, target).report();
    }

    private void prepare(MeantRoute meant) {
        new PreparationReview(draft, rollout).report(meant);
        MeantRoute divided = meant.with(Division.apply(meant.shared()));
        put(meant, divided, meant.path() + " > lead to " + meant.target().to().name() + " at 0 %");
        MeantRoute sticky = withCookie(divided);
        put(divided, sticky, meant.path() + " > session affinity");
        MeantRoute last = sticky;
        for (Companion kind : Companion.values()) {
            MeantRoute next = withCompanion(last, kind);
            put(last, next, meant.path() + " > " + kind.word());
            last = next;
        }
    }

    private void put(MeantRoute before, MeantRoute after, String reason) {
        Resource changed = after.ref().virtualService();
        if (!changed.equals(before.ref().virtualService())) {
            draft.put(changed, List.of(reason));
        }
    }

    private MeantRoute withCookie(MeantRoute meant) {
        if (rollout.affinity().isEmpty()) {
            return meant;
        }
        AffinityCookie cookie =
                new AffinityCookie(rollout.affinity().get(), meant.target().to());
        SharedRoute shared = meant.shared();
        JsonArray items =
                meant.route().array("route").mapObjects(item -> shared.isFresh(item) ? cookie.addedTo(item) : item);
        return meant.with(meant.route().with("route", items));
    }

    /** One that is not wanted may be left of a rollout that was cut off, and would lead requests astray. */
    private MeantRoute withCompanion(MeantRoute meant, Companion kind) {
        List<RequestMatch> wanted = matches(kind, meant.target().to());
        return wanted.isEmpty() ? CompanionEdit.remove(meant, kind) : CompanionEdit.put(meant, kind, wanted);
    }

    private List<RequestMatch> matches(Companion kind, Version to) {
        return switch (kind) {
            case TESTERS -> rollout.testers();
            case MATCHING -> List.of();
            case AFFINITY ->
                rollout.affinity().stream()
                        .map(affinity -> new AffinityCookie(affinity, to).match())
                        .toList();
        };
    }

    /** A VirtualService for the service, with a route for every request. */
    private MeantRoute created(ShiftTarget target, Optional<String> name) {
        TargetService service = target.service();
        new MeshVirtualServices(draft, service).report(true);
        String free = FreeName.in(draft, IstioTypes.VIRTUAL_SERVICE, target.home(), service.name());
        JsonObject route = RouteMerge.plain(name.orElse(RouteMerge.DEFAULT_NAME), service);
        Resource created = Resource.of(IstioTypes.VIRTUAL_SERVICE, target.home(), free)
                .withSpec(JsonObject.of("hosts", List.of(service.fqdn())).with("http", List.of(route)));
        return new MeantRoute(target, new RouteRef(created, Protocol.HTTP, 0));
    }

    private void planSubsets(ShiftTarget target) {
        Set<String> missing = Stream.concat(target.from().stream(), Stream.of(target.to()))
                .filter(version -> version.service().isEmpty())
                .map(Version::name)
                .filter(name -> ServiceDestinationRules.subset(draft, target.service(), name)
                        .isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!missing.isEmpty()) {
            new DestinationRulePlanner(draft, target.service()).plan(missing);
        }
    }

    private void reportConflict(ShiftTarget target) {
        List<Resource> found = new MeshVirtualServices(draft, target.service()).ofHost();
        if (found.size() > 1) {
            draft.report(Finding.error(
                            "istio/conflicting-mesh-hosts",
                            "IST0109: several VirtualServices have the host "
                                    + target.service().fqdn()
                                    + " in the mesh, and Istio does not say which one counts: "
                                    + found.stream().map(Resource::name).collect(Collectors.joining(", ")))
                    .at(Place.at(target.describe()))
                    .withSuggestion("make them one VirtualService"));
        }
    }
}
