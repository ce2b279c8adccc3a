package io.jenkins.plugins.servicemesh.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.JsonText;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes may be written for the services of granted namespaces, shop here; pay is another one. */
class RoutedHostsTest {

    private final RoutedHosts hosts =
            new RoutedHosts(Set.of("shop", "shop-test")::contains, Set.of("shop", "pay")::contains);

    private Optional<String> foreign(ResourceType type, String spec) {
        JsonObject tree = JsonText.parseObject(spec);
        return hosts.foreign(Resource.of(type, "shop", "some").withSpec(tree));
    }

    private Optional<String> foreignHost(String host) {
        return foreign(IstioTypes.VIRTUAL_SERVICE, "{\"hosts\": [\"reviews\", \"" + host + "\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger.pay",
                "ledger.pay.svc",
                "ledger.pay.svc.cluster.local",
                "ledger.pay.svc.other.domain",
                "*",
                "*.local",
                "*.svc.cluster.local",
                "*.pay.svc.cluster.local",
                "*.pay.svc",
                "*.pay"
            })
    void aServiceOfAnotherNamespaceIsForeign(String host) {
        assertThat(foreignHost(host)).contains(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ratings",
                "ratings.shop",
                "ratings.shop-test.svc.cluster.local",
                "*.shop.svc.cluster.local",
                "shop.example.com",
                "example.com",
                "*.example.com"
            })
    void aServiceOfAGrantedNamespaceAndANameOutsideAreNot(String host) {
        assertThat(foreignHost(host)).isEmpty();
    }

    @Test
    void whatOnlyItsOwnNamespaceNoticesIsNotForeign() {
        assertThat(foreign(IstioTypes.VIRTUAL_SERVICE, "{\"hosts\": [\"ledger.pay\"], \"exportTo\": [\".\"]}"))
                .isEmpty();
        assertThat(foreign(
                        IstioTypes.VIRTUAL_SERVICE,
                        "{\"hosts\": [\"ledger.pay\"], \"exportTo\": [\"shop-test\", \"~\"]}"))
                .isEmpty();
        assertThat(foreign(IstioTypes.VIRTUAL_SERVICE, "{\"hosts\": [\"ledger.pay\"], \"exportTo\": [\".\", \"pay\"]}"))
                .isPresent();
        assertThat(foreign(IstioTypes.VIRTUAL_SERVICE, "{\"hosts\": [\"ledger.pay\"], \"exportTo\": [\"*\"]}"))
                .isPresent();
    }

    @Test
    void whatCountsAtGatewaysOnlyIsNotForeign() {
        assertThat(foreign(IstioTypes.VIRTUAL_SERVICE, "{\"hosts\": [\"*\"], \"gateways\": [\"front\"]}"))
                .isEmpty();
        assertThat(foreign(IstioTypes.VIRTUAL_SERVICE, "{\"hosts\": [\"*\"], \"gateways\": [\"front\", \"mesh\"]}"))
                .isPresent();
    }

    @Test
    void aServiceEntryMayNotTakeTheNameOfAService() {
        assertThat(foreign(IstioTypes.SERVICE_ENTRY, "{\"hosts\": [\"ledger.pay.svc.cluster.local\"]}"))
                .isPresent();
        assertThat(foreign(IstioTypes.SERVICE_ENTRY, "{\"hosts\": [\"api.example.com\"]}"))
                .isEmpty();
    }

    @Test
    void aDestinationRuleCountsForTheCallersOfItsNamespaceAlone() {
        assertThat(foreign(IstioTypes.DESTINATION_RULE, "{\"host\": \"ledger.pay\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/spec",
                "/spec/hosts",
                "/spec/hosts/0",
                "/spec/exportTo",
                "/spec/exportTo/-",
                "/spec/gateways/0"
            })
    void aPatchThatChangesForWhomItDecidesIsLookedAt(String path) {
        assertThat(RoutedHosts.isDecidedBy("VirtualService", patch("add", path)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/spec/http/0/route/0/weight", "/metadata/annotations/x", "/spec/hostsOfSomething"})
    void aPatchOfWeightsIsNot(String path) {
        assertThat(RoutedHosts.isDecidedBy("VirtualService", patch("add", path)))
                .isFalse();
        assertThat(RoutedHosts.isDecidedBy("VirtualService", patch("test", "/spec/hosts")))
                .isFalse();
    }

    private static JsonPatch patch(String operation, String path) {
        return JsonPatch.parse(
                JsonText.parse("[{\"op\": \"" + operation + "\", \"path\": \"" + path + "\", \"value\": {}}]"));
    }
}
