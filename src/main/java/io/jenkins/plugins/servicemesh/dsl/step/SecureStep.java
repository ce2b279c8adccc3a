package io.jenkins.plugins.servicemesh.dsl.step;

import static io.jenkins.plugins.servicemesh.dsl.step.StepArguments.WORKLOAD;

import io.jenkins.plugins.servicemesh.dsl.grammar.ArgumentTypes;
import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.word.MeshBlock;
import io.jenkins.plugins.servicemesh.dsl.word.Workloads;
import io.jenkins.plugins.servicemesh.model.AccessSpec;
import io.jenkins.plugins.servicemesh.model.InvalidValueException;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code meshSecure}: mTLS of a namespace or a workload, and who may call what. */
final class SecureStep {

    static final String HELP = "mTLS of the namespace or of a workload, and who may call what";
    static final String EXAMPLE =
            "meshSecure workload: 'reviews', mtls: 'STRICT', allow: [[from: 'istio-system/ingress', paths: ['/api/*']]]";

    private static final Parameter<String> MTLS = Parameter.named("mtls", ArgumentTypes.TEXT);
    private static final Parameter<Map<String, String>> PORTS = Parameter.named(
            "ports", ArgumentTypes.mapOf(ArgumentTypes.TEXT, "modes by port such as [9090: 'PERMISSIVE']"));
    static final Parameter<?>[] PARAMETERS = StepArguments.ofWrites(WORKLOAD, Workloads.LABELS, MTLS, PORTS);

    static final Block<MeshSpec> BLOCK = Block.named("meshSecure", MeshSpec.of("unnamed"))
            .adopting(MeshBlock.CONFIGURATION.only("allow"), spec -> spec, (old, spec) -> spec)
            .maybeEmpty();

    private SecureStep() {}

    static Optional<StepCall> read(Call call) {
        Optional<Workload> workload = Workloads.read(call, WORKLOAD);
        MeshSpec spec = MeshSpec.of("unnamed");
        if (call.find(MTLS).isPresent() || call.find(PORTS).isPresent()) {
            spec = spec.plus(new MtlsSpec(workload, call.find(MTLS).map(MtlsMode::parse), ports(call)));
        }
        if (call.hasBody()) {
            for (AccessSpec access : call.body(BLOCK).access()) {
                spec = spec.plus(workload.map(access::orWorkload).orElse(access));
            }
        }
        if (spec.isEmpty()) {
            throw new InvalidValueException("meshSecure", "", "mtls, ports or allow");
        }
        return StepArguments.asking(new StepRequest.Make(spec), call);
    }

    private static Map<Integer, MtlsMode> ports(Call call) {
        Map<Integer, MtlsMode> modes = new LinkedHashMap<>();
        call.find(PORTS).orElse(Map.of()).forEach((port, mode) -> modes.put(port(port), MtlsMode.parse(mode)));
        return modes;
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidValueException("port", text, "a port of the workload such as 9090");
        }
    }
}
