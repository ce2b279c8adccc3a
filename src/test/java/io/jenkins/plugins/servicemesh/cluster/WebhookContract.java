package io.jenkins.plugins.servicemesh.cluster;

import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.add;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.reasonOf;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.refusal;
import static io.jenkins.plugins.servicemesh.cluster.ContractSubject.set;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.cluster.ClusterException.Cause;
import io.jenkins.plugins.servicemesh.cluster.ClusterException.Reason;
import io.jenkins.plugins.servicemesh.resource.JsonPatch;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Istio's own webhook refuses, whichever way it is written. All of it is what the schemas take. */
interface WebhookContract extends ContractSubject {

    @Test
    default void allThatTheWebhookFindsIsListed() {
        ClusterException refusal = refusal(() -> stored(Samples.of(
                Samples.VIRTUAL_SERVICE,
                namespace(),
                fresh("reviews"),
                "{\"hosts\": [\"a b\"], \"http\": [{\"route\": [{\"destination\": {\"host\": \"a\"}, \"weight\": 0},"
                        + " {\"destination\": {\"host\": \"b\"}, \"weight\": 0}]}]}")));

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(refusal.causes())
                .hasSize(2)
                .extracting(Cause::message)
                .anySatisfy(message -> assertThat(message).contains("a b"))
                .anySatisfy(message -> assertThat(message).contains("weight"));
    }

    @Test
    default void aSingleMistakeIsToldWithoutWhoToldIt() {
        ClusterException refusal = refusal(() -> stored(Samples.weightless(namespace(), fresh("reviews"))));

        assertThat(refusal.reason()).isEqualTo(Reason.DENIED);
        assertThat(refusal.causes()).isEmpty();
        assertThat(refusal).hasMessageContaining("weight").hasMessageNotContaining("admission webhook");
    }

    @Test
    default void whatIsDeniedIsNotStored() {
        Resource wrong = Samples.weightless(namespace(), fresh("reviews"));

        refusal(() -> stored(wrong));

        assertThat(found(wrong)).isEmpty();
    }

    @Test
    default void aPatchIntoSomethingInvalidIsDeniedAndChangesNothing() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(created, set("/spec/hosts", List.of("a b")))))
                .isEqualTo(Reason.DENIED);
        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void aDryPatchIntoSomethingInvalidIsDenied() {
        Resource created = storedVirtualService();
        JsonPatch patch = new JsonPatch(List.of(set("/spec/hosts", List.of("a b"))));

        assertThat(reasonOf(() -> cluster().patch(created.id(), patch, WriteMode.DRY_RUN)))
                .isEqualTo(Reason.DENIED);
    }

    @Test
    default void anUpdateIntoSomethingInvalidIsDeniedAndChangesNothing() {
        Resource created = storedVirtualService();
        Resource wrong =
                created.withSpec(Samples.weightless(namespace(), created.name()).spec());

        assertThat(reasonOf(() -> cluster().replace(wrong, WriteMode.STORE))).isEqualTo(Reason.DENIED);
        assertThat(now(created)).isEqualTo(created);
    }

    @Test
    default void theOlderVersionOfAKindIsJudgedToo() {
        Resource wrong = Samples.weightless(namespace(), fresh("reviews"));

        assertThat(reasonOf(() -> stored(Resource.of(Samples.VIRTUAL_SERVICE_BETA, namespace(), wrong.name())
                        .withSpec(wrong.spec()))))
                .isEqualTo(Reason.DENIED);
    }

    @Test
    default void anAnnotationForIstiosOwnUseIsDenied() {
        Resource created = storedVirtualService();

        assertThat(reasonOf(() -> patched(
                        created,
                        add("/metadata/annotations", Map.of("internal.istio.io/webhook-always-reject", "true")))))
                .isEqualTo(Reason.DENIED);
    }

    @Test
    default void aDestinationRuleWhoseSharesAreNoWholeIsDenied() {
        assertThat(verdict(Samples.DESTINATION_RULE, """
                {"host": "reviews", "trafficPolicy": {"loadBalancer": {"localityLbSetting":
                  {"distribute": [{"from": "a/*", "to": {"b/*": 50}}]}}}}""")).isEqualTo(Reason.DENIED);
    }

    @Test
    default void aGatewayThatTerminatesTlsWithoutSettingsIsDenied() {
        assertThat(verdict(networking("Gateway", "gateways"), """
                {"servers": [{"port": {"number": 443, "name": "https", "protocol": "HTTPS"},
                              "hosts": ["a.example.com"]}]}""")).isEqualTo(Reason.DENIED);
    }

    @Test
    default void aServiceEntryForNoHostIsDenied() {
        assertThat(verdict(networking("ServiceEntry", "serviceentries"), """
                {"hosts": ["a b"], "resolution": "NONE",
                 "ports": [{"number": 80, "name": "http", "protocol": "HTTP"}]}""")).isEqualTo(Reason.DENIED);
    }

    @Test
    default void aSidecarWhoseHostHasNoNamespaceIsDenied() {
        assertThat(verdict(networking("Sidecar", "sidecars"), "{\"egress\": [{\"hosts\": [\"reviews\"]}]}"))
                .isEqualTo(Reason.DENIED);
    }

    @Test
    default void anAuthorizationPolicyWithAConditionOnNothingKnownIsDenied() {
        assertThat(verdict(security("AuthorizationPolicy", "authorizationpolicies"), """
                {"rules": [{"when": [{"key": "colour", "values": ["blue"]}]}]}"""))
                .isEqualTo(Reason.DENIED);
    }

    @Test
    default void aRequestAuthenticationWithKeysThatAreNoneIsDenied() {
        assertThat(verdict(
                        security("RequestAuthentication", "requestauthentications"),
                        "{\"jwtRules\": [{\"issuer\": \"a\", \"jwks\": \"no json\"}]}"))
                .isEqualTo(Reason.DENIED);
    }

    private Reason verdict(ResourceType type, String spec) {
        return reasonOf(
                () -> cluster().create(Samples.of(type, namespace(), fresh("judged"), spec), WriteMode.DRY_RUN));
    }

    private static ResourceType networking(String kind, String plural) {
        return ResourceType.namespaced("networking.istio.io", "v1", kind, plural);
    }

    private static ResourceType security(String kind, String plural) {
        return ResourceType.namespaced("security.istio.io", "v1", kind, plural);
    }
}
