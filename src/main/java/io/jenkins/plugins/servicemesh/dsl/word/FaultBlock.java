package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.Fault;
import io.jenkins.plugins.servicemesh.model.Percent;
import java.time.Duration;
import java.util.Optional;

/** {@code fault { }}: a delay and an abort, each on its own. */
final class FaultBlock {

    private static final Parameter<Duration> TIME = Parameter.of("time", ArgumentTypes.DURATION);
    private static final Parameter<Integer> STATUS = Parameter.of("status", ArgumentTypes.WHOLE_NUMBER);
    private static final Parameter<Percent> SHARE =
            Parameter.named("percent", ArgumentTypes.PERCENT).mandatory();

    static final Block<Optional<Fault>> BLOCK = Block.named("fault", Optional.<Fault>empty())
            .word(
                    "delay",
                    "holds a share of the requests back for a fixed time",
                    "delay '2s', percent: 5",
                    (fault, call) -> Optional.of(withDelay(fault, call)),
                    TIME,
                    SHARE)
            .word(
                    "abort",
                    "answers a share of the requests with a status, without calling the service",
                    "abort 503, percent: 1",
                    (fault, call) -> Optional.of(withAbort(fault, call)),
                    STATUS,
                    SHARE);

    private FaultBlock() {}

    private static Fault withDelay(Optional<Fault> fault, Call call) {
        Fault.Delay delay = new Fault.Delay(call.get(TIME), call.get(SHARE));
        return new Fault(Optional.of(delay), fault.flatMap(Fault::abort));
    }

    private static Fault withAbort(Optional<Fault> fault, Call call) {
        Fault.Abort abort = new Fault.Abort(call.get(STATUS), call.get(SHARE));
        return new Fault(fault.flatMap(Fault::delay), Optional.of(abort));
    }
}
