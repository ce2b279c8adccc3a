package example;

import io.jenkins.plugins.servicemesh.MeshIntegration;
import io.jenkins.plugins.servicemesh.cluster.Cluster;
import io.jenkins.plugins.servicemesh.cluster.fabric8.Fabric8Clusters;
import io.jenkins.plugins.servicemesh.istio.builder.DestinationRuleBuilder;
import io.jenkins.plugins.servicemesh.model.LoadBalancing;
import io.jenkins.plugins.servicemesh.model.MeshConfig;
import io.jenkins.plugins.servicemesh.model.MeshType;
import io.jenkins.plugins.servicemesh.plan.Owner;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a component, here Prometheus, into the mesh: configure, traffic, security, telemetry, in this order. Each call is
 * planned, checked, applied, verified and recorded; run twice, the second time writes nothing.
 */
public final class ConfigureComponent {

    private ConfigureComponent() {}

    /** @param args a kubeconfig, and a context of it unless the current one is meant */
    public static void main(String[] args) {
        Optional<String> context = args.length > 1 ? Optional.of(args[1]) : Optional.empty();
        try (Cluster cluster = Fabric8Clusters.fromKubeconfig(List.of(Path.of(args[0])), context)) {
            configure(cluster);
        }
    }

    /** The four calls, and one object of a builder. */
    public static void configure(Cluster cluster) {
        MeshIntegration integration = MeshIntegration.on(cluster, new Owner("example"), "a run of the example");
        MeshConfig config = MeshConfig.defaults(MeshType.ISTIO);

        integration.configureServiceMesh("monitoring", config);
        integration.createTrafficManagement("monitoring", config, "prometheus");
        integration.createSecurityPolicies("monitoring", config, "prometheus", Map.of("app", "prometheus"));
        integration.createTelemetryConfiguration("monitoring", config, "prometheus");

        Resource alertmanager = DestinationRuleBuilder.named("monitoring", "alertmanager")
                .host("alertmanager.monitoring.svc.cluster.local")
                .loadBalancing(LoadBalancing.Simple.LEAST_REQUEST)
                .build();
        integration.createDestinationRule(alertmanager);
    }
}
