package io.jenkins.plugins.servicemesh.dsl.step;

import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.ROUTE;
import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.SERVICE;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.word.ServiceBlock;
import io.jenkins.plugins.servicemesh.dsl.word.ServiceDraft;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import java.util.Optional;

/** {@code meshTraffic}: how requests to one service are treated on their way, whichever version they go to. */
final class TrafficStep {

    static final String HELP =
            "how requests to one service are treated: time limits, retries, load balancing, breakers";
    static final String EXAMPLE = "meshTraffic service: 'reviews', requestTimeout: '3s', retries: [attempts: 3]";
    static final Parameter<?>[] PARAMETERS = StepArguments.ofRoutes(SERVICE, ROUTE);

    static final Block<ServiceDraft> BLOCK = Block.named("meshTraffic", ServiceDraft.EMPTY)
            .adopting(
                    ServiceBlock.BLOCK.only(
                            "requestTimeout", "retries", "loadBalancer", "circuitBreaker", "connectionPool", "remove"),
                    draft -> draft,
                    (old, draft) -> draft);

    private TrafficStep() {}

    static Optional<StepCall> read(Call call) {
        ServiceDraft draft = call.body(BLOCK);
        ServiceDraft routed = draft.direct().equals(RouteSpec.only())
                ? draft
                : draft.withDirect(RouteSpec.only()).plusRoute(StepArguments.routed(call, draft.direct()));
        return StepArguments.asking(
                new StepRequest.Make(StepArguments.onService(routed.consistent().named(call.get(SERVICE)))), call);
    }
}
