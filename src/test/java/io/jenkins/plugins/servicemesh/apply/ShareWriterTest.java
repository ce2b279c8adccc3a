package io.jenkins.plugins.servicemesh.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShareWriterTest {

    private static final List<String> WHY = List.of("why");

    private final Shop shop = new Shop();
    private final ShareWriter writer = new ShareWriter(shop.cluster());

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aPlanThatMakesAnObjectMovesNoWeights() {
        refuses(new Change.Create(shop.find(Shop.REVIEWS), WHY));
    }

    @Test
    void aPlanThatRemovesAnObjectMovesNoWeights() {
        refuses(new Change.Remove(shop.find(Shop.REVIEWS), WHY));
    }

    private void refuses(Change change) {
        Resource before = shop.find(Shop.REVIEWS);
        assertThatThrownBy(() -> writer.write(new Plan(List.of(change), List.of(), List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only edits move weights: " + Shop.REVIEWS);
        assertThat(shop.find(Shop.REVIEWS)).isEqualTo(before);
    }
}
