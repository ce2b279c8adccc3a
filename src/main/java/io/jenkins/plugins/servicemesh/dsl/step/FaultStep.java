package io.jenkins.plugins.servicemesh.dsl.step;

import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.ROUTE;
import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.SERVICE;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code meshFault}: a fault while the block runs. */
final class FaultStep {

    static final String HELP =
            "delays or aborts a share of the requests while its block runs, and not longer than atMost";
    static final String EXAMPLE =
            "meshFault(service: 'reviews', delay: '2s', percent: 5, atMost: '10m') { sh './e2e.sh' }";

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Parameter<Duration> DELAY = Parameter.named("delay", ArgumentTypes.DURATION);
    private static final Parameter<Integer> ABORT = Parameter.named("abort", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Percent> PERCENT =
            Parameter.named("percent", ArgumentTypes.PERCENT).mandatory();
    private static final Parameter<Duration> AT_MOST = Parameter.named("atMost", ArgumentTypes.DURATION);
    static final Parameter<?>[] PARAMETERS = StepArguments.ofRoutes(SERVICE, ROUTE, DELAY, ABORT, PERCENT, AT_MOST);

    private FaultStep() {}

    static Optional<StepCall> read(Call call) {
        RouteSpec route = RouteSpec.only().withFault(fault(call));
        ServiceSpec service = ServiceSpec.of(call.get(SERVICE)).withRoutes(List.of(StepArguments.routed(call, route)));
        Duration atMost = call.find(AT_MOST).orElse(LONGEST);
        return StepArguments.asking(new StepRequest.MakeForATime(StepArguments.onService(service), atMost), call);
    }

    private static Fault fault(Call call) {
        Percent percent = call.get(PERCENT);
        Optional<Fault.Delay> delay = call.find(DELAY).map(time -> new Fault.Delay(time, percent));
        Optional<Fault.Abort> abort = call.find(ABORT).map(status -> new Fault.Abort(status, percent));
        if (delay.isEmpty() && abort.isEmpty()) {
            throw new InvalidValueException("meshFault", "", "a fault such as delay: '2s' or abort: 503");
        }
        return new Fault(delay, abort);
    }
}
