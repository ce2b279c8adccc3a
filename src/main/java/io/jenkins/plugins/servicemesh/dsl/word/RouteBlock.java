package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Mirror;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RequestMatch;
import io.jenkins.plugins.servicemesh.model.RetryPolicy;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code route('default') { }}, and those of its words that may stand in the service itself. */
public final class RouteBlock {

    private static final String VERSION = ServiceBlock.VERSION_KIND;
    private static final Parameter<Map<String, Percent>> SHARES =
            Parameter.allNamed("shares", ArgumentTypes.SHARES).mentioning(VERSION);
    private static final Parameter<String> TARGET =
            Parameter.of("version", ArgumentTypes.TEXT).mentioning(VERSION);
    private static final Parameter<Boolean> FORCE = Parameter.named("force", ArgumentTypes.FLAG);
    private static final Parameter<String> SHADOW =
            Parameter.named("to", ArgumentTypes.TEXT).mandatory().mentioning(VERSION);
    private static final Parameter<Percent> PERCENT =
            Parameter.named("percent", ArgumentTypes.PERCENT).mandatory();
    private static final Parameter<Duration> TIME = Parameter.of("time", ArgumentTypes.DURATION);
    private static final Parameter<Integer> ATTEMPTS = Parameter.of("attempts", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Duration> PER_TRY = Parameter.named("perTry", ArgumentTypes.DURATION);
    private static final Parameter<List<String>> ON = Parameter.named("on", ArgumentTypes.TEXTS);
    private static final Parameter<List<String>> PARTS = Parameter.all("parts", ArgumentTypes.TEXTS);

    /** The words that may also stand in a service that has one route only. */
    public static final Block<RouteSpec> SETTINGS = Block.named("route", RouteSpec.only())
            .word(
                    "split",
                    "shares of the requests by version to begin with, 100 in total; not applied while a rollout moves them or"
                            + " after it promoted one of them, unless force: true",
                    "split v1: 90, v2: 10",
                    (route, call) -> leadingTo(route, new Split(call.get(SHARES)), call),
                    SHARES,
                    FORCE)
            .word(
                    "to",
                    "all requests to one version to begin with, as by split",
                    "to 'v2'",
                    (route, call) -> leadingTo(route, Split.all(call.get(TARGET)), call),
                    TARGET,
                    FORCE)
            .word(
                    "requestTimeout",
                    "time limit of a whole request, retries included",
                    "requestTimeout '3s'",
                    (route, call) -> route.withRequestTimeout(call.get(TIME)),
                    TIME)
            .word(
                    "retries",
                    "tries after the first, each with its time limit, on these conditions; 0 switches retries off",
                    "retries 3, perTry: '500ms', on: ['connect-failure', '503']",
                    (route, call) -> route.withRetries(retries(call)),
                    ATTEMPTS,
                    PER_TRY,
                    ON)
            .block(
                    FaultBlock.BLOCK,
                    "a delay or an abort for a share of the requests",
                    "fault { delay '2s', percent: 5 }",
                    (route, call) -> route.withFault(call.body(FaultBlock.BLOCK).orElseThrow()))
            .word(
                    "mirror",
                    "copies a share of the requests to a version, whose answers are thrown away",
                    "mirror to: 'v2', percent: 10",
                    (route, call) -> route.withMirror(new Mirror(call.get(SHADOW), call.get(PERCENT))),
                    SHADOW,
                    PERCENT);

    public static final Block<RouteSpec> BLOCK = Block.named("route", RouteSpec.only())
            .repeatableBlock(
                    MatchBlock.BLOCK,
                    "which requests take the route; several are alternatives",
                    "match { header 'x-tester', exact: 'yes' }",
                    (route, call) -> route.withMatches(plus(route.matches(), call.body(MatchBlock.BLOCK))))
            .adopting(SETTINGS, route -> route, (old, route) -> route)
            .word(
                    "remove",
                    "parts of the route to take away",
                    "remove 'retries', 'fault'",
                    (route, call) -> route.withRemovals(Parts.parse(RouteSpec.Part.class, call.get(PARTS))),
                    PARTS)
            .endingWith(RouteBlock::consistent);

    private RouteBlock() {}

    /** The same wishes for the route of this name, or else for the only one. */
    static RouteSpec named(Optional<String> name, RouteSpec route) {
        return name.map(route::withName).orElse(route);
    }

    /** @throws InvalidValueException when a part is both set and removed */
    static RouteSpec consistent(RouteSpec route) {
        Parts.refuseBoth(route.removals(), RouteSpec.Part.REQUEST_TIMEOUT, route.requestTimeout());
        Parts.refuseBoth(route.removals(), RouteSpec.Part.RETRIES, route.retries());
        Parts.refuseBoth(route.removals(), RouteSpec.Part.FAULT, route.fault());
        Parts.refuseBoth(route.removals(), RouteSpec.Part.MIRROR, route.mirror());
        return route;
    }

    private static RouteSpec leadingTo(RouteSpec route, Split split, Call call) {
        if (route.split().isPresent()) {
            throw new InvalidValueException("route", "", "either split or to, not both");
        }
        return route.withSplit(call.find(FORCE).orElse(false) ? split.forced() : split);
    }

    private static RetryPolicy retries(Call call) {
        return new RetryPolicy(
                call.get(ATTEMPTS), call.find(PER_TRY), call.find(ON).orElse(List.of()));
    }

    private static List<RequestMatch> plus(List<RequestMatch> matches, RequestMatch match) {
        List<RequestMatch> more = new ArrayList<>(matches);
        more.add(match);
        return more;
    }
}
