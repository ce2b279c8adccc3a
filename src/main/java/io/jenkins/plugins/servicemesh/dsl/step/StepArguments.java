package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.ChoiceType;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.ServiceSpec;
import io.jenkins.plugins.servicemesh.model.Sharing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments that several steps have. */
final class StepArguments {

    static final Parameter<String> CLUSTER = Parameter.named("cluster", ArgumentTypes.TEXT);
    static final Parameter<String> NAMESPACE = Parameter.named("namespace", ArgumentTypes.TEXT);
    static final Parameter<Boolean> FAIL_BUILD = Parameter.named("failBuild", ArgumentTypes.FLAG);
    static final Parameter<Duration> LOCK_WAIT = Parameter.named("lockWait", ArgumentTypes.DURATION);
    static final Parameter<Sharing> OWNER = Parameter.named("owner", ChoiceType.of(Sharing.class));
    static final Parameter<String> SERVICE =
            Parameter.named("service", ArgumentTypes.TEXT).mandatory();
    static final Parameter<String> ROUTE = Parameter.named("route", ArgumentTypes.TEXT);
    static final Parameter<String> TO = Parameter.named("to", ArgumentTypes.TEXT);
    static final Parameter<String> WORKLOAD = Parameter.named("workload", ArgumentTypes.TEXT);

    private StepArguments() {}

    /** These, and those that every step has. */
    static Parameter<?>[] with(Parameter<?>... own) {
        List<Parameter<?>> all = new ArrayList<>(List.of(own));
        all.addAll(List.of(CLUSTER, NAMESPACE, FAIL_BUILD));
        return all.toArray(Parameter<?>[]::new);
    }

    /** These, and those that every step has which writes what others may keep, or plans it. */
    static Parameter<?>[] ofWrites(Parameter<?>... own) {
        return with(plus(OWNER, own));
    }

    /** These, and those that every step has which writes routes. */
    static Parameter<?>[] ofRoutes(Parameter<?>... own) {
        return ofWrites(plus(LOCK_WAIT, own));
    }

    private static Parameter<?>[] plus(Parameter<?> one, Parameter<?>... own) {
        List<Parameter<?>> all = new ArrayList<>(List.of(own));
        all.add(one);
        return all.toArray(Parameter<?>[]::new);
    }

    /** The call that asks for this. */
    static Optional<StepCall> asking(StepRequest request, Call call) {
        call.find(NAMESPACE).ifPresent(MeshSpec::of); // refuses a name that is none
        return Optional.of(new StepCall(
                call.find(CLUSTER),
                call.find(NAMESPACE),
                call.find(FAIL_BUILD).orElse(true),
                call.find(LOCK_WAIT),
                sharing(call),
                request));
    }

    /** What becomes of changes to objects that controllers keep; without the argument they are refused. */
    static Sharing sharing(Call call) {
        return call.find(OWNER).orElse(Sharing.REFUSE);
    }

    /** An intent on the service that the call names. */
    static MeshSpec onService(ServiceSpec service) {
        return MeshSpec.of("unnamed").plus(service);
    }

    /** The route that the call names, or else the only one, with these wishes. */
    static RouteSpec routed(Call call, RouteSpec wishes) {
        return call.find(ROUTE).map(wishes::withName).orElse(wishes);
    }
}
