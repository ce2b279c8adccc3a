package io.jenkins.plugins.servicemesh.istio.rule;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.istio.rule.destinationrule.DestinationRuleRules;
import io.jenkins.plugins.servicemesh.istio.rule.gateway.GatewayRules;
import io.jenkins.plugins.servicemesh.istio.rule.policy.AuthorizationPolicyRules;
import io.jenkins.plugins.servicemesh.istio.rule.policy.PeerAuthenticationRules;
import io.jenkins.plugins.servicemesh.istio.rule.policy.RequestAuthenticationRules;
import io.jenkins.plugins.servicemesh.istio.rule.policy.TelemetryRules;
import io.jenkins.plugins.servicemesh.istio.rule.serviceentry.ServiceEntryRules;
import io.jenkins.plugins.servicemesh.istio.rule.sidecar.SidecarRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.virtualservice.VirtualServiceRules;
import io.jenkins.plugins.servicemesh.resource.Resource;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Istio's rules on one object, those that its webhook and its single-object analyzers hold, and our own advice as warnings.
 * Types, enums and unknown fields are the schema's business.
 */
public final class IstioRules {

    private static final Map<String, Consumer<Field>> BY_KIND = Map.of(
            name(IstioTypes.VIRTUAL_SERVICE), VirtualServiceRules::check,
            name(IstioTypes.DESTINATION_RULE), DestinationRuleRules::check,
            name(IstioTypes.PEER_AUTHENTICATION), PeerAuthenticationRules::check,
            name(IstioTypes.REQUEST_AUTHENTICATION), RequestAuthenticationRules::check,
            name(IstioTypes.TELEMETRY), TelemetryRules::check,
            name(IstioTypes.AUTHORIZATION_POLICY), AuthorizationPolicyRules::check,
            name(IstioTypes.SERVICE_ENTRY), ServiceEntryRules::check,
            name(IstioTypes.GATEWAY), GatewayRules::check,
            name(IstioTypes.SIDECAR), SidecarRules::check);

    private IstioRules() {}

    /** All findings on that object, whatever its version; none for a kind that has no rules here. */
    public static List<Finding> check(Resource resource) {
        Consumer<Field> rules = BY_KIND.get(name(resource.type()));
        if (rules == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        Field object = Field.root(resource, findings);
        MetadataRules.check(object);
        rules.accept(object);
        return List.copyOf(findings);
    }

    /** The group counts: a Gateway API kind may have the name of one of Istio's. */
    private static String name(ResourceType type) {
        return type.group() + "/" + type.kind();
    }
}
