package io.jenkins.plugins.servicemesh.rollout.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read as it was, by way of text. */
class CodecProperties {

    @Provide
    Arbitrary<RolloutSpec> specs() {
        return GeneratedRollouts.specs();
    }

    @Provide
    Arbitrary<RolloutState> states() {
        return GeneratedStates.states();
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aSpecIsReadAsItWasWritten(@ForAll("specs") RolloutSpec spec) {
        String text = JsonText.print(SpecCodec.encode(spec));
        assertThat(SpecCodec.decode(JsonText.parseObject(text))).isEqualTo(spec);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void aStateIsReadAsItWasWritten(@ForAll("states") RolloutState state) {
        String text = JsonText.print(StateCodec.encode(state));
        assertThat(StateCodec.decode(JsonText.parseObject(text))).isEqualTo(state);
    }
}
