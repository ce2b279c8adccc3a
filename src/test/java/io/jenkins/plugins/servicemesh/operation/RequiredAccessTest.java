package io.jenkins.plugins.servicemesh.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.FindingsException;
import io.jenkins.plugins.servicemesh.cluster.ClusterException;
import io.jenkins.plugins.servicemesh.istio.IstioManager;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Injection;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.MeshSpec;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.model.MtlsSpec;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.RouteSpec;
import io.jenkins.plugins.servicemesh.model.Split;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.operation.RequiredAccess.Grant;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** With exactly the permissions that are worked out everything works; without any one of them it does not, or says so. */
class RequiredAccessTest {

    /** What a user does; says what it could not. */
    private interface Feature {
        List<String> complaints(Shop shop);

        default void prepare(Shop shop) {}
    }

    /** The same in a namespace where everything was applied before. */
    private record Afterwards(Feature feature) implements Feature {
        @Override
        public void prepare(Shop shop) {
            shop.apply(Shop.everything());
        }

        @Override
        public List<String> complaints(Shop shop) {
            return feature.complaints(shop);
        }
    }

    @TestFactory
    Stream<DynamicTest> applyingAndTakingBackNeedsExactlyThis() {
        Set<Grant> grants = RequiredAccess.toApply(new IstioManager(), Shop.everything());
        return exactly(
                grants,
                shop -> complaints(() -> {
                    Instant start = shop.clock().now();
                    List<Finding> findings =
                            new ArrayList<>(shop.apply(Shop.everything()).plan().findings());
                    findings.addAll(shop.apply(changed()).plan().findings());
                    new RollBack(shop.context()).rollBack("shop", new EntrySelection.Since(start));
                    return findings;
                }));
    }

    /** An intent that edits an object of each kind that {@link Shop#everything()} makes. */
    private static MeshSpec changed() {
        return MeshSpec.of("shop")
                .plus(MtlsSpec.ofNamespace(MtlsMode.PERMISSIVE))
                .plus(TelemetrySpec.UNCHANGED.withTracing(
                        new TelemetrySpec.Tracing(Optional.empty(), Optional.of(Percent.of(9)), Map.of(), true)))
                .plus(Shop.reviews(RouteSpec.named("a").withSplit(Split.of("v1", 80, "v2", 20)))
                        .withLoadBalancing(LoadBalancing.Simple.RANDOM));
    }

    @TestFactory
    Stream<DynamicTest> cleaningUpNeedsExactlyThis() {
        Set<Grant> grants = RequiredAccess.toTakeBack(new IstioManager(), "shop");
        Set<Grant> used = new LinkedHashSet<>(grants);
        used.removeIf(RequiredAccessTest::isOnlyForWhatIsNotThere);
        return exactly(
                used,
                new Afterwards(shop -> complaints(() -> {
                    shop.cleanUp();
                    shop.rollBack();
                    new CleanUp(shop.context()).forget("shop");
                    return List.of();
                })));
    }

    @TestFactory
    Stream<DynamicTest> aStatusNeedsExactlyThis() {
        Set<Grant> grants = RequiredAccess.toReadStatus(new IstioManager(), "shop");
        Set<Grant> served = new LinkedHashSet<>(grants);
        served.removeIf(grant -> grant.type().group().equals("admissionregistration.k8s.io")); // not served here
        return exactly(served, shop -> new ReadStatus(shop.context())
                .read("shop").notChecked().stream()
                        .filter(text -> text.startsWith("needs"))
                        .toList());
    }

    @Test
    void anIntentNeedsNoMoreThanItsKinds() {
        MeshSpec injection = MeshSpec.of("shop").withInjection(new Injection.Sidecar());
        assertThat(RequiredAccess.toApply(new IstioManager(), injection))
                .extracting(grant -> grant.type().kind())
                .containsOnly("Namespace", "Pod", "ConfigMap");
    }

    @Test
    void rolesHaveARuleForEachKindAndClusterWideKindsAClusterRole() {
        JsonObject subject =
                JsonObject.of("kind", "ServiceAccount").with("name", "ci").with("namespace", "jenkins");
        List<Resource> roles =
                new AccessRoles("mesh", subject).of(RequiredAccess.toReadStatus(new IstioManager(), "shop"));
        assertThat(roles)
                .extracting(Resource::toString)
                .containsExactly(
                        "Role istio-system/mesh",
                        "RoleBinding istio-system/mesh",
                        "Role shop/mesh",
                        "RoleBinding shop/mesh",
                        "ClusterRole mesh",
                        "ClusterRoleBinding mesh");
        assertThat(roles.get(0).tree().array("rules").objects())
                .contains(JsonObject.of("apiGroups", List.of(""))
                        .with("resources", List.of("configmaps"))
                        .with("resourceNames", List.of("istio"))
                        .with("verbs", List.of("get")));
        assertThat(roles.get(3).tree().array("subjects").objects()).containsExactly(subject);
    }

    /** Of kinds that were not made nothing is written, and of those that were, only others' objects are edited. */
    private static boolean isOnlyForWhatIsNotThere(Grant grant) {
        String kind = grant.type().kind();
        boolean isMade =
                Set.of("PeerAuthentication", "Telemetry", "DestinationRule").contains(kind);
        boolean isAnother = IstioTypes.ALL.contains(grant.type()) && !isMade && !kind.equals("VirtualService");
        return isAnother && !grant.verb().equals("list")
                || isMade && grant.verb().equals("patch");
    }

    private static Stream<DynamicTest> exactly(Set<Grant> grants, Feature feature) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest(
                "with all", () -> assertThat(complaints(grants, feature)).isEmpty()));
        for (Grant grant : grants) {
            Set<Grant> fewer = new LinkedHashSet<>(grants);
            fewer.remove(grant);
            tests.add(DynamicTest.dynamicTest("without " + grant, () -> assertThat(complaints(fewer, feature))
                    .as("nothing was said without " + grant)
                    .isNotEmpty()));
        }
        return tests.stream();
    }

    private static List<String> complaints(Set<Grant> grants, Feature feature) {
        try (Shop shop = new Shop()) {
            feature.prepare(shop);
            Denials.but(grants).forEach(shop.server()::deny);
            return feature.complaints(shop);
        }
    }

    private static List<String> complaints(Callable<List<Finding>> work) {
        try {
            return work.call().stream()
                    .filter(finding -> finding.rule().equals("not-checked"))
                    .map(Finding::describe)
                    .filter(text -> !text.contains("needs a metric source")) // no role would help
                    .toList();
        } catch (FindingsException | ClusterException e) {
            return List.of(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
