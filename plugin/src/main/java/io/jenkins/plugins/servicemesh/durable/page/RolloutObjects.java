package io.jenkins.plugins.servicemesh.durable.page;

import io.jenkins.plugins.servicemesh.report.PlanText;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the objects of a rollout were before it, and what they are after it; kept with the build. */
final class RolloutObjects {

    private volatile @Nullable String before;
    private volatile @Nullable String after;

    void before(RouteSnapshot seen) {
        before = JsonText.print(seen.encode());
    }

    void after(RouteSnapshot seen) {
        after = JsonText.print(seen.encode());
    }

    boolean isBeforeKnown() {
        return before != null;
    }

    private static Optional<RouteSnapshot> read(@Nullable String kept) {
        return Optional.ofNullable(kept).map(JsonText::parseObject).map(RouteSnapshot::decode);
    }

    /** Each route that there was or is. */
    List<BeforeAfter> weights() {
        Optional<RouteSnapshot> first = read(before);
        Optional<RouteSnapshot> last = read(after);
        Set<String> routes = new LinkedHashSet<>();
        first.ifPresent(seen -> routes.addAll(seen.weights().keySet()));
        last.ifPresent(seen -> routes.addAll(seen.weights().keySet()));
        List<BeforeAfter> rows = new ArrayList<>();
        routes.forEach(route -> rows.add(new BeforeAfter(route, weights(first, route), weights(last, route))));
        return rows;
    }

    private static String weights(Optional<RouteSnapshot> seen, String route) {
        return seen.map(there -> there.weights().getOrDefault(route, "no such route"))
                .orElse("");
    }

    /** The difference of the objects as lines; empty while one side of it is not known. */
    String changes() {
        Optional<RouteSnapshot> first = read(before);
        return first.flatMap(one -> read(after).map(one::changesUntil))
                .map(plan -> plan.isEmpty()
                        ? "All objects are as they were before."
                        : PlanText.lines(plan).stream()
                                .skip(1)
                                .map(line -> line.substring(2))
                                .collect(Collectors.joining("\n")))
                .orElse("");
    }
}
