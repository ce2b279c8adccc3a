package io.jenkins.plugins.servicemesh.dsl.step;

import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.ROUTE;
import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.SERVICE;
import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.TO;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.word.RouteBlock;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.Version;
import java.util.List;
import java.util.Optional;

/** {@code meshABTest}: the requests that match go to one version, with all else that the route has that they took before. */
final class ABTestStep {

    static final String HELP = "sends the requests that match to a version; all conditions of a match must hold";
    static final String EXAMPLE =
            "meshABTest service: 'reviews', to: 'v2', match: [header: ['x-tester': 'yes'], path: [prefix: '/api']]";

    private static final Parameter<String> VERSION = TO.mandatory();
    static final Parameter<?>[] PARAMETERS = StepArguments.ofRoutes(SERVICE, VERSION, ROUTE);

    static final Block<RouteSpec> BLOCK = Block.named("meshABTest", RouteSpec.only())
            .adopting(RouteBlock.BLOCK.only("match"), route -> route, (old, route) -> route);

    private ABTestStep() {}

    static Optional<StepCall> read(Call call) {
        String version = call.get(VERSION);
        RouteSpec route = call.body(BLOCK)
                .withSplit(Split.all(version).forced())
                .withName(call.find(ROUTE).orElse("ab-test-" + version));
        ServiceSpec service = ServiceSpec.of(call.get(SERVICE))
                .withVersions(List.of(Version.named(version)))
                .withRoutes(List.of(route));
        return StepArguments.asking(new StepRequest.Make(StepArguments.onService(service)), call);
    }
}
