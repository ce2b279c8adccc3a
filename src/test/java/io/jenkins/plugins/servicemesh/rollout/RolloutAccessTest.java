package io.jenkins.plugins.servicemesh.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.cluster.KubernetesTypes;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.model.Version;
import io.jenkins.plugins.servicemesh.model.rollout.EndingSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutSpec;
import io.jenkins.plugins.servicemesh.model.rollout.RolloutTarget;
import io.jenkins.plugins.servicemesh.operation.Denials;
import io.jenkins.plugins.servicemesh.operation.ReadRollouts;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess.Grant;
import io.jenkins.plugins.servicemesh.operation.RolloutStatus;
import io.jenkins.plugins.servicemesh.operation.Shop;
import io.jenkins.plugins.servicemesh.rollout.machine.Ended;
import io.jenkins.plugins.servicemesh.rollout.machine.Outcome;
import io.jenkins.plugins.servicemesh.rollout.record.RolloutStore;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** With exactly the permissions that are worked out a rollout runs to either end; without any one of them it does not. */
class RolloutAccessTest {

    private static final RolloutSpec CANARY = RolloutShop.canary(EndingSpec.DEFAULT, "50");

    /** One whose routes are all made by it. */
    private static final RolloutSpec MADE = CANARY.withTargets(
            List.of(new RolloutTarget("orders", Optional.of(Version.named("v1")), Version.named("v2"), List.of())));

    @TestFactory
    Stream<DynamicTest> aRolloutNeedsExactlyThis() {
        Set<Grant> grants = RequiredAccess.toRollOut(new IstioManager(), CANARY);
        Stream<DynamicTest> all = Stream.of(DynamicTest.dynamicTest(
                "with all", () -> assertThat(ends(grants)).isEmpty()));
        Stream<DynamicTest> fewer = grants.stream()
                .filter(grant -> !grant.type().sameKind(KubernetesTypes.SERVICE)) // names are checked where they can be
                .map(grant -> DynamicTest.dynamicTest("without " + grant, () -> {
                    Set<Grant> rest = new LinkedHashSet<>(grants);
                    rest.remove(grant);
                    assertThat(ends(rest)).isNotEmpty();
                }));
        return Stream.concat(all, fewer);
    }

    /** Why they did not end as they should; empty when they did. */
    private static Optional<String> ends(Set<Grant> grants) {
        try (RolloutShop shop = new RolloutShop()) {
            shop.serveWithoutRoutes("orders");
            Denials.but(grants).forEach(shop.shop().server()::deny);
            String good = end(shop, CANARY, Outcome.SUCCEEDED);
            shop.figures().give("v2", 100, 50);
            String bad = end(shop, MADE, Outcome.ROLLED_BACK);
            List<RolloutStatus> kept = new ReadRollouts(shop.shop().context()).list(Shop.NAMESPACE);
            new RolloutStore(shop.shop().cluster())
                    .find(Shop.NAMESPACE, kept.get(0).record().id());
            return Optional.of(good + bad).filter(text -> !text.isEmpty());
        } catch (FindingsException | ClusterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String end(RolloutShop shop, RolloutSpec spec, Outcome expected) {
        Ended end = (Ended) shop.run(spec).phase();
        return end.outcome() == expected ? "" : end + "\n" + shop.moments();
    }
}
