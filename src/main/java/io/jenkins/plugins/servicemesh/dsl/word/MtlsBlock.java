package io.jenkins.plugins.servicemesh.dsl.word;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code mtls('reviews') { }}, or the namespace's mode in one word: {@code mtls 'STRICT'}. */
final class MtlsBlock {

    /**
     * What the words of the block say.
     *
     * @param mode of all ports but those below
     */
    record Modes(Optional<MtlsMode> mode, Map<Integer, MtlsMode> ports) {

        Modes withPort(int port, MtlsMode portMode) {
            Map<Integer, MtlsMode> more = new LinkedHashMap<>(ports);
            if (more.put(port, portMode) != null) {
                throw new InvalidValueException("port", port, "a port that is not written twice");
            }
            return new Modes(mode, more);
        }
    }

    /** The mode without a block, the workload's name with one. */
    static final Parameter<String> SUBJECT =
            Parameter.of("workload", ArgumentTypes.TEXT).optional();

    private static final Parameter<String> MODE = Parameter.of("mode", ArgumentTypes.TEXT);
    private static final Parameter<Integer> PORT = Parameter.of("port", ArgumentTypes.WHOLE_NUMBER);

    static final Block<Modes> BLOCK = Block.named("mtls", new Modes(Optional.empty(), Map.of()))
            .word(
                    "mode",
                    "STRICT, PERMISSIVE or DISABLE",
                    "mode 'STRICT'",
                    (modes, call) -> new Modes(Optional.of(MtlsMode.parse(call.get(MODE))), modes.ports()),
                    MODE)
            .repeatable(
                    "port",
                    "another mode for one port of the workload (not of its Service)",
                    "port 9090, 'PERMISSIVE'",
                    (modes, call) -> modes.withPort(call.get(PORT), MtlsMode.parse(call.get(MODE))),
                    PORT,
                    MODE);

    private MtlsBlock() {}

    /** What a call asks for: of the namespace by a mode, of a workload by a block. */
    static MtlsSpec read(Call call) {
        if (call.hasBody()) {
            Modes modes = call.body(BLOCK);
            return new MtlsSpec(Workloads.read(call, SUBJECT), modes.mode, modes.ports);
        }
        if (call.find(Workloads.LABELS).isPresent()) {
            throw new InvalidValueException("mtls of a workload", "", "a block: mtls('reviews') { mode 'STRICT' }");
        }
        return MtlsSpec.ofNamespace(MtlsMode.parse(call.find(SUBJECT)
                .orElseThrow(() -> new InvalidValueException("mtls", "", "a mode such as 'STRICT', or a block"))));
    }
}
