package io.jenkins.plugins.servicemesh.istio.planner;

import static io.jenkins.plugins.servicemesh.istio.planner.Planning.SHOP;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.edit;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.object;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.result;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.settled;
import static io.jenkins.plugins.servicemesh.istio.planner.Planning.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.Percent;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.AccessLog;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Metrics;
import io.jenkins.plugins.servicemesh.model.TelemetrySpec.Tracing;
import io.jenkins.plugins.servicemesh.model.Workload;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelemetryPlanTest {

    private static final TelemetrySpec ANY = TelemetrySpec.UNCHANGED;

    private static TelemetrySpec tags(Map<String, String> tags, String... providers) {
        return ANY.withMetrics(new Metrics(List.of(providers), tags, List.of()));
    }

    private static JsonObject after(TelemetrySpec wanted, String spec) {
        Resource there = object(IstioTypes.TELEMETRY, "team-telemetry", spec);
        return edit(settled(SHOP.plus(wanted), there), IstioTypes.TELEMETRY)
                .after()
                .spec();
    }

    @Test
    void tagsJoinTheOverridesThatAreThere() {
        String before = """
                metrics:
                - providers: [{name: prometheus}]
                  overrides:
                  - {match: {metric: REQUEST_COUNT}, disabled: true}
                  - {match: {metric: ALL_METRICS}, tagOverrides: {zone: {value: 'node.zone'}}}
                accessLogging: [{providers: [{name: envoy}]}]
                """;
        assertThat(after(tags(Map.of("team", "'shop'")), before)).isEqualTo(tree("""
                                metrics:
                                - providers: [{name: prometheus}]
                                  overrides:
                                  - {match: {metric: REQUEST_COUNT}, disabled: true}
                                  - match: {metric: ALL_METRICS}
                                    tagOverrides: {zone: {value: 'node.zone'}, team: {operation: UPSERT, value: "'shop'"}}
                                accessLogging: [{providers: [{name: envoy}]}]
                                """));
    }

    @Test
    void itemsAreFoundByTheirProviders() {
        assertThat(after(tags(Map.of("a", "'b'"), "otel"), "{metrics: [{providers: [{name: prometheus}]}]}")
                        .array("metrics")
                        .objects())
                .hasSize(2)
                .first()
                .isEqualTo(tree("{providers: [{name: prometheus}]}"));
        TelemetrySpec errors =
                ANY.withAccessLog(new AccessLog(List.of("otel"), Optional.of("response.code >= 500"), true));
        assertThat(after(
                        errors,
                        "{accessLogging: [{providers: [{name: envoy}]}, {providers: [{name: otel}], disabled: true}]}"))
                .isEqualTo(tree("""
                                accessLogging:
                                - {providers: [{name: envoy}]}
                                - {providers: [{name: otel}], filter: {expression: 'response.code >= 500'}}
                                """));
    }

    @Test
    void theOneItemOfTracingIsEdited() {
        TelemetrySpec wanted =
                ANY.withTracing(new Tracing(Optional.empty(), Optional.of(Percent.of(5)), Map.of(), true));
        assertThat(after(wanted, "{tracing: [{providers: [{name: zipkin}], randomSamplingPercentage: 1, future: x}]}"))
                .isEqualTo(tree("{tracing: [{providers: [{name: zipkin}], randomSamplingPercentage: 5, future: x}]}"));
    }

    @Test
    void aWorkloadHasItsOwnAndTheNamespacesStays() {
        Resource all = object(IstioTypes.TELEMETRY, "default", "{metrics: [{providers: [{name: prometheus}]}]}");
        TelemetrySpec wanted = tags(Map.of("team", "'shop'")).withWorkload(Workload.named("reviews"));
        Resource made = result(settled(SHOP.plus(wanted), all), IstioTypes.TELEMETRY);
        assertThat(made.name()).isEqualTo("reviews");
        assertThat(made.spec().object("selector")).isEqualTo(tree("{matchLabels: {app: reviews}}"));
    }

    @Test
    void oneOfTheNamespaceIsEditedThoughItIsSomeoneElsesAndKeepsItsMetadata() {
        Resource there = object(IstioTypes.TELEMETRY, "mesh-default", "{metrics: [{}]}");
        Change.Edit edit = edit(settled(SHOP.plus(tags(Map.of("team", "'shop'"))), there), IstioTypes.TELEMETRY);
        assertThat(edit.after().metadata()).isEqualTo(there.metadata());
        assertThat(edit.reasons()).containsExactly("telemetry > metrics");
    }

    @Test
    void oneForAGatewayIsNotTheNamespaces() {
        Resource gateway = object(
                IstioTypes.TELEMETRY,
                "waypoint",
                "{targetRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: w}], metrics: [{}]}");
        assertThat(settled(SHOP.plus(tags(Map.of("team", "'shop'"))), gateway).changes())
                .singleElement()
                .isInstanceOf(Change.Create.class);
    }
}
