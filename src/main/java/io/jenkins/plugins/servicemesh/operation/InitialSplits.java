package io.jenkins.plugins.servicemesh.operation;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.mesh.traffic.LiveShare;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceHost;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Moment;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A split says where versions begin, unless it is forced. It gives way to a rollout that moves or holds the requests of its route,
 * and to what the newest rollout of the host promoted, as long as it names only that rollout's versions.
 */
final class InitialSplits {

    static final String RULE = "rollout/split";

    /**
     * What is left of an intent.
     *
     * @param findings one for each split that gave way
     */
    record Result(MeshSpec spec, List<Finding> findings) {}

    private final String namespace;
    private final List<RolloutRecord> rollouts;
    private final Function<RolloutRecord, List<LiveShare>> shares;
    private final List<Finding> findings = new ArrayList<>();

    private InitialSplits(
            String namespace, List<RolloutRecord> rollouts, Function<RolloutRecord, List<LiveShare>> shares) {
        this.namespace = namespace;
        this.rollouts = rollouts;
        this.shares = shares;
    }

    /** Whether the intent has a split that may give way. */
    static boolean areIn(MeshSpec spec) {
        return spec.services().stream()
                .flatMap(service -> service.routes().stream())
                .anyMatch(InitialSplits::isInitial);
    }

    private static boolean isInitial(RouteSpec route) {
        return route.split().filter(split -> !split.force()).isPresent();
    }

    /** The rollouts of hosts that the intent splits the requests of, in the order in which they were given. */
    static List<RolloutRecord> concerning(MeshSpec spec, List<RolloutRecord> rollouts) {
        List<String> hosts = spec.services().stream()
                .filter(service -> service.routes().stream().anyMatch(InitialSplits::isInitial))
                .map(service -> fqdn(service.host(), spec.namespace()))
                .toList();
        return rollouts.stream()
                .filter(rollout ->
                        hosts.stream().anyMatch(host -> target(rollout, host).isPresent()))
                .toList();
    }

    /**
     * The intent without the splits that give way.
     *
     * @param newestFirst the rollouts of its namespace
     * @param shares what the routes of a rollout give now; none for routes that are not there
     */
    static Result of(MeshSpec spec, List<RolloutRecord> newestFirst, Function<RolloutRecord, List<LiveShare>> shares) {
        InitialSplits splits = new InitialSplits(spec.namespace(), newestFirst, shares);
        List<ServiceSpec> services = spec.services().stream().map(splits::of).toList();
        return new Result(spec.withServices(services), List.copyOf(splits.findings));
    }

    private ServiceSpec of(ServiceSpec service) {
        String host = fqdn(service.host(), namespace);
        List<RouteSpec> routes = service.routes().stream()
                .map(route -> why(route, host)
                        .map(why -> without(service, route, why))
                        .orElse(route))
                .toList();
        return service.withRoutes(routes);
    }

    private RouteSpec without(ServiceSpec service, RouteSpec route, String why) {
        String place = "service '" + service.host() + "' > " + route.describe() + " > split";
        findings.add(Finding.info(RULE, "says where the versions begin, and is not applied: " + why)
                .withValue(route.split().orElseThrow())
                .at(Place.at(place))
                .withSuggestion("add force: true to apply it all the same"));
        return route.withoutSplit();
    }

    /** Why a route's split gives way; empty when it does not. */
    private Optional<String> why(RouteSpec route, String host) {
        return isInitial(route)
                ? running(host)
                        .or(() -> standing(host))
                        .filter(rollout -> moves(rollout, route, host))
                        .flatMap(rollout -> why(rollout, route.split().orElseThrow(), host))
                : Optional.empty();
    }

    private Optional<String> why(RolloutRecord rollout, Split split, String host) {
        if (!rollout.state().isEnded()) {
            return Optional.of(words(rollout) + " is moving these requests, run by " + rollout.by());
        }
        if (!isPromoted(rollout)) {
            return Optional.of(words(rollout) + " is held, and traffic stays as it is until a person decides");
        }
        String to = to(rollout, host);
        return versions(host, to).containsAll(split.shares().keySet())
                ? Optional.of(words(rollout) + " promoted " + to + " at " + ended(rollout))
                : Optional.empty();
    }

    private Optional<RolloutRecord> running(String host) {
        return of(host).filter(rollout -> !rollout.state().isEnded()).findFirst();
    }

    /** The newest that left its mark: those that were refused or rolled back left things as they were. */
    private Optional<RolloutRecord> standing(String host) {
        return of(host).filter(rollout -> isPromoted(rollout) || hasEnded(rollout, Outcome.HELD))
                .findFirst();
    }

    private Stream<RolloutRecord> of(String host) {
        return rollouts.stream().filter(rollout -> target(rollout, host).isPresent());
    }

    /** Those of a promotion; one that found its work done may not know any more which version was before. */
    private Set<String> versions(String host, String to) {
        Set<String> versions = new HashSet<>(Set.of(to));
        of(host).filter(InitialSplits::isPromoted)
                .takeWhile(rollout -> to(rollout, host).equals(to))
                .flatMap(rollout -> target(rollout, host).orElseThrow().from().stream())
                .forEach(from -> versions.add(from.name()));
        return versions;
    }

    private static String to(RolloutRecord rollout, String host) {
        return target(rollout, host).orElseThrow().to().name();
    }

    private static boolean isPromoted(RolloutRecord rollout) {
        return hasEnded(rollout, Outcome.SUCCEEDED) && rollout.spec().ending().promote();
    }

    private static boolean hasEnded(RolloutRecord rollout, Outcome outcome) {
        return rollout.state().phase() instanceof Ended end && end.outcome() == outcome;
    }

    private boolean moves(RolloutRecord rollout, RouteSpec route, String host) {
        return shares.apply(rollout).stream()
                .filter(share -> fqdn(share.service(), rollout.namespace()).equals(host))
                .anyMatch(share -> isOf(share, route));
    }

    private static boolean isOf(LiveShare share, RouteSpec route) {
        return route.name().isPresent()
                ? share.route().equals(route.describe())
                : route.matches().isEmpty();
    }

    private static Optional<RolloutTarget> target(RolloutRecord rollout, String host) {
        return rollout.spec().targets().stream()
                .filter(target -> fqdn(target.service(), rollout.namespace()).equals(host))
                .findFirst();
    }

    private static String words(RolloutRecord rollout) {
        return "rollout " + rollout.id() + " (" + rollout.spec().describe() + ")";
    }

    private static String ended(RolloutRecord rollout) {
        List<Moment> moments = rollout.state().moments();
        return (moments.isEmpty()
                        ? rollout.begun()
                        : moments.get(moments.size() - 1).at())
                .toString();
    }

    private static String fqdn(String service, String namespace) {
        return ServiceHost.parse(service).fqdn(namespace);
    }
}
