package io.jenkins.plugins.servicemesh.dsl.step;

import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.ROUTE;
import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.SERVICE;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code meshRoute}: the weights of a route, once. */
final class RouteStep {

    static final String HELP = "sets the weights of a route, once";
    static final String EXAMPLE = "meshRoute service: 'reviews', route: 'default', weights: [v1: 90, v2: 10]";

    private static final Parameter<Map<String, Percent>> WEIGHTS =
            Parameter.named("weights", ArgumentTypes.SHARES).mandatory();
    static final Parameter<?>[] PARAMETERS = StepArguments.ofRoutes(SERVICE, ROUTE, WEIGHTS);

    private RouteStep() {}

    static Optional<StepCall> read(Call call) {
        Split split = new Split(call.get(WEIGHTS)).forced();
        ServiceSpec service = ServiceSpec.of(call.get(SERVICE))
                .withVersions(
                        call.get(WEIGHTS).keySet().stream().map(Version::named).toList())
                .withRoutes(List.of(StepArguments.routed(call, RouteSpec.only().withSplit(split))));
        return StepArguments.asking(new StepRequest.Make(StepArguments.onService(service)), call);
    }
}
