package io.jenkins.plugins.servicemesh.dsl.step;

import io.jenkins.plugins.servicemesh.dsl.grammar.Block;
import io.jenkins.plugins.servicemesh.dsl.grammar.Call;
import io.jenkins.plugins.servicemesh.dsl.grammar.Parameter;
import io.jenkins.plugins.servicemesh.dsl.word.MeshBlock;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import java.util.Optional;

/** {@code meshConfigure}: a namespace joins the mesh. */
final class ConfigureStep {

    static final String HELP =
            "takes a namespace into the mesh: injection, default mTLS, telemetry; names the workloads"
                    + " that need a restart, and restarts them with restart: true";
    static final String EXAMPLE = "meshConfigure namespace: 'shop', injection: 'sidecar', mtls: 'PERMISSIVE'";

    static final Parameter<?>[] PARAMETERS = StepArguments.ofWrites();

    static final Block<MeshSpec> BLOCK = Block.named("meshConfigure", MeshSpec.of("unnamed"))
            .adopting(
                    MeshBlock.CONFIGURATION.only("injection", "restart", "mtls", "telemetry"),
                    spec -> spec,
                    (old, spec) -> spec);

    private ConfigureStep() {}

    static Optional<StepCall> read(Call call) {
        return StepArguments.asking(new StepRequest.Make(call.body(BLOCK)), call);
    }
}
