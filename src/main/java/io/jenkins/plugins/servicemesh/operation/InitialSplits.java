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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A split says where versions begin, unless it is forced. It gives way to a rollout that moves the requests of its route, and to
 * what the newest rollout of the host promoted, as long as it names only that rollout's versions.
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
                .filter(rollout -> hosts.stream()
                        .anyMatch(host -> target(rollout, host).isPresent()))
                .toList();
    }

    /**
     * The intent without the splits that give way.
     *
     * @param newestFirst the rollouts of its namespace
     * @param shares what the routes of a rollout give now; none for routes that are not there
     */
    static Result of(
            MeshSpec spec, List<RolloutRecord> newestFirst, Function<RolloutRecord, List<LiveShare>> shares) {
        InitialSplits splits = new InitialSplits(spec.namespace(), newestFirst, shares);
        List<ServiceSpec> services =
                spec.services().stream().map(splits::of).toList();
        return new Result(spec.withServices(services), List.copyOf(splits.findings));
    }

    private ServiceSpec of(ServiceSpec service) {
        String host = fqdn(service.host(), namespace);
        List<RouteSpec> routes = service.routes().stream()
                .map(route -> why(route, host).map(why -> without(service, route, why)).orElse(route))
                .toList();
        return service.withRoutes(routes);
    }

    private RouteSpec without(ServiceSpec service, RouteSpec route, String why) {
        String place = "service '" + service.host() + "' > " + route.describe() + " > split";
        findings.add(Finding.info(
                        RULE, "says where the versions begin, and is not applied: " + why)
                .withValue(route.split().orElseThrow())
                .at(Place.at(place))
                .withSuggestion("add force: true to apply it all the same"));
        return route.withoutSplit();
    }

    /** Why a route's split gives way; empty when it does not. */
    private Optional<String> why(RouteSpec route, String host) {
        if (!isInitial(route)) {
            return Optional.empty();
        }
        Optional<RolloutRecord> running = ofHost(host, false);
        return running.filter(rollout -> moves(rollout, route, host))
                .map(rollout -> words(rollout) + " is moving these requests, run by " + rollout.by())
                .or(() -> ofHost(host, true)
                        .filter(rollout -> isPromoted(rollout, route.split().orElseThrow(), host))
                        .filter(rollout -> moves(rollout, route, host))
                        .map(rollout -> words(rollout) + " promoted "
                                + target(rollout, host).orElseThrow().to().name() + " at " + ended(rollout)));
    }

    private Optional<RolloutRecord> ofHost(String host, boolean ended) {
        return rollouts.stream()
                .filter(rollout -> rollout.state().isEnded() == ended)
                .filter(rollout -> target(rollout, host).isPresent())
                .findFirst();
    }

    private static boolean isPromoted(RolloutRecord rollout, Split split, String host) {
        RolloutTarget target = target(rollout, host).orElseThrow();
        boolean succeeded = rollout.state().phase() instanceof Ended end && end.outcome() == Outcome.SUCCEEDED;
        return succeeded
                && rollout.spec().ending().promote()
                && split.shares().keySet().stream()
                        .allMatch(version -> version.equals(target.to().name())
                                || target.from()
                                        .filter(from -> from.name().equals(version))
                                        .isPresent());
    }

    private boolean moves(RolloutRecord rollout, RouteSpec route, String host) {
        return shares.apply(rollout).stream()
                .filter(share -> fqdn(share.service(), rollout.namespace()).equals(host))
                .anyMatch(share -> isOf(share, route));
    }

    private static boolean isOf(LiveShare share, RouteSpec route) {
        return route.name().isPresent() ? share.route().equals(route.describe()) : route.matches().isEmpty();
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
        return (moments.isEmpty() ? rollout.begun() : moments.get(moments.size() - 1).at()).toString();
    }

    private static String fqdn(String service, String namespace) {
        return ServiceHost.parse(service).fqdn(namespace);
    }
}
