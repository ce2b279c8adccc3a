package io.jenkins.plugins.servicemesh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LowerChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceHostTest {

    @ParameterizedTest
    @CsvSource({
        "reviews,                          reviews, '',   '',            false",
        "reviews.shop,                     reviews, shop, '',            false",
        "reviews.shop.svc,                 reviews, shop, '',            false",
        "reviews.shop.svc.cluster.local,   reviews, shop, cluster.local, false",
        "reviews.shop.svc.corp.example.io, reviews, shop, corp.example.io, false"
    })
    void servicesAreReadInEveryForm(String text, String name, String namespace, String domain, boolean external) {
        ServiceHost host = ServiceHost.parse(text);
        assertThat(host.name()).isEqualTo(name);
        assertThat(host.namespace().orElse("")).isEqualTo(namespace);
        assertThat(host.clusterDomain().orElse("")).isEqualTo(domain);
        assertThat(host.external()).isEqualTo(external);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api.example.com", "*.example.com", "a.b.c.d"})
    void otherHostsAreExternalAndInNoNamespace(String text) {
        ServiceHost host = ServiceHost.parse(text);
        assertThat(host.external()).isTrue();
        assertThat(host.namespace()).isEmpty();
        assertThat(host.fqdn("shop")).isEqualTo(text);
    }

    @Test
    void theFullNameIsInTheNamespaceAndClusterDomainThatAreGiven() {
        assertThat(ServiceHost.parse("reviews").fqdn("shop")).isEqualTo("reviews.shop.svc.cluster.local");
        assertThat(ServiceHost.parse("reviews.test").fqdn("shop", "corp.local"))
                .isEqualTo("reviews.test.svc.corp.local");
        assertThat(ServiceHost.parse("reviews.test.svc.x.y").fqdn("shop")).isEqualTo("reviews.test.svc.x.y");
    }

    @Test
    void oneNameInTwoNamespacesIsTwoHosts() {
        assertThat(ServiceHost.parse("api.team-a").matches(ServiceHost.parse("api.team-b"), "shop"))
                .isFalse();
        assertThat(ServiceHost.parse("api").matches(ServiceHost.parse("api.shop.svc.cluster.local"), "shop"))
                .isTrue();
        assertThat(ServiceHost.parse("api").matches(ServiceHost.parse("api.shop"), "test"))
                .isFalse();
    }

    @Test
    void twoClusterDomainsAreTwoHosts() {
        assertThat(ServiceHost.parse("a.b.svc.x").matches(ServiceHost.parse("a.b.svc.y"), "b"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Reviews", "a..b", "a b", "-a", "a.", "http://a"})
    void whatIsNoHostIsRefused(String text) {
        assertThatThrownBy(() -> ServiceHost.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("invalid host '" + text + "'");
    }

    @Property
    void whatIsPrintedReadsBackEqual(
            @ForAll @LowerChars @StringLength(min = 1, max = 20) String name,
            @ForAll @LowerChars @StringLength(min = 1, max = 20) String namespace) {
        for (ServiceHost host : new ServiceHost[] {
            ServiceHost.parse(name),
            ServiceHost.of(name, namespace),
            ServiceHost.parse(ServiceHost.of(name, namespace).fqdn(""))
        }) {
            assertThat(ServiceHost.parse(host.toString())).isEqualTo(host);
        }
    }

    @Property
    void theFullNameMatchesTheShortOne(@ForAll @LowerChars @AlphaChars @StringLength(min = 1, max = 9) String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        ServiceHost host = ServiceHost.parse(lower);
        assertThat(host.matches(ServiceHost.parse(host.fqdn("shop")), "shop")).isTrue();
    }
}
