package io.jenkins.plugins.servicemesh.dsl.step;

import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.ROUTE;
import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.SERVICE;
import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.TO;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.Mirror;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code meshMirror}: copies a share of a route's requests to a version, or stops doing so. */
final class MirrorStep {

    static final String HELP =
            "copies a share of the requests to a version, whose answers are thrown away; remove: true stops it";
    static final String EXAMPLE = "meshMirror service: 'reviews', to: 'v2', percent: 10";

    private static final Parameter<Percent> PERCENT = Parameter.named("percent", ArgumentTypes.PERCENT);
    private static final Parameter<Boolean> REMOVE = Parameter.named("remove", ArgumentTypes.FLAG);
    static final Parameter<?>[] PARAMETERS = StepArguments.ofRoutes(SERVICE, ROUTE, TO, PERCENT, REMOVE);

    private MirrorStep() {}

    static Optional<StepCall> read(Call call) {
        ServiceSpec service = call.find(REMOVE).orElse(false) ? without(call) : with(call);
        return StepArguments.asking(new StepRequest.Make(StepArguments.onService(service)), call);
    }

    private static ServiceSpec with(Call call) {
        String version = call.find(TO).orElseThrow(() -> missing("to", "a version such as to: 'v2'"));
        Percent percent = call.find(PERCENT).orElseThrow(() -> missing("percent", "a share such as percent: 10"));
        RouteSpec route = RouteSpec.only().withMirror(new Mirror(version, percent));
        return ServiceSpec.of(call.get(SERVICE))
                .withVersions(List.of(Version.named(version)))
                .withRoutes(List.of(StepArguments.routed(call, route)));
    }

    private static ServiceSpec without(Call call) {
        if (call.find(TO).isPresent() || call.find(PERCENT).isPresent()) {
            throw new InvalidValueException("remove", "true", "alone, without to and percent");
        }
        RouteSpec route = RouteSpec.only().withRemovals(Set.of(RouteSpec.Part.MIRROR));
        return ServiceSpec.of(call.get(SERVICE)).withRoutes(List.of(StepArguments.routed(call, route)));
    }

    private static InvalidValueException missing(String argument, String allowed) {
        return new InvalidValueException("meshMirror " + argument, "", allowed);
    }
}
