package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.machine.RolloutState;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RolloutDriverTest {

    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "1", "5", "25", "50");

    private final RolloutShop shop = new RolloutShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aGoodVersionGetsEverything() {
        RolloutState end = shop.run(CANARY);
        assertThat(((Ended) end.phase()).outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(shop.share(CANARY)).isEqualTo("100");
        assertThat(shop.leases()).isZero();
    }

    @Test
    void aBadVersionLeavesEveryObjectAsItWas() {
        Map<String, String> before = shop.objects();
        shop.figures().give("v2", 100, 30);
        RolloutState end = shop.run(CANARY);
        assertThat(((Ended) end.phase()).outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(shop.objects()).isEqualTo(before);
        assertThat(shop.leases()).isZero();
    }
}
