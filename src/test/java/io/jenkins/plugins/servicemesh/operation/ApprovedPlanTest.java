package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.servicemesh.apply.MovedException;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.resource.JsonNumber;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonPointer;
import io.jenkins.plugins.servicemesh.resource.JsonString;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApprovedPlanTest {

    private static final MeshSpec WANTED = Shop.split("a", 10);

    private final Shop shop = new Shop();
    private final ApplyMesh operation = new ApplyMesh(shop.context());
    private final String approved = operation.plan(WANTED).fingerprint();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void exactlyWhatWasApprovedIsWritten() {
        operation.applyApproved(WANTED, approved, Shop.AT_ONCE);
        assertThat(shop.weights(0)).containsExactly(90, 10);
    }

    @Test
    void whatIsNoLongerWhatWasApprovedIsRefusedWithTheNewPlan() {
        other(new JsonPatch.Replace(JsonPointer.of("spec", "http", 0, "route", 0, "weight"), JsonNumber.of(95)));
        shop.server().clearRequests();
        assertThatThrownBy(() -> operation.applyApproved(WANTED, approved, Shop.AT_ONCE))
                .isInstanceOfSatisfying(
                        MovedException.class, e -> assertThat(e.now().fingerprint())
                                .isEqualTo(operation.plan(WANTED).fingerprint())
                                .isNotEqualTo(approved))
                .hasMessageContaining("the cluster moved since the plan was approved")
                .hasMessageContaining("nothing was written");
        assertThat(shop.writes()).isZero();
    }

    @Test
    void whatOthersChangedBesideItDoesNotMatter() {
        other(new JsonPatch.Add(JsonPointer.of("spec", "http", 1, "timeout"), new JsonString("7s")));
        operation.applyApproved(WANTED, approved, Shop.AT_ONCE);
        assertThat(shop.weights(0)).containsExactly(90, 10);
    }

    @Test
    void whatIsNoObjectOfTheMeshIsNotApplied() {
        ApplyResources objects = new ApplyResources(shop.context());
        assertThat(objects.plan(List.of(shop.find(Shop.SHOP))).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.describe())
                        .startsWith("Namespace shop is no object of this mesh; allowed: "));
    }

    private void other(JsonPatch.Operation operation) {
        shop.edit(Shop.REVIEWS, tree -> (JsonObject) new JsonPatch(List.of(operation)).apply(tree));
    }
}
