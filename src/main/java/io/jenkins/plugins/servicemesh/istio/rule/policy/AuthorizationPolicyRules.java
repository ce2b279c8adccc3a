package io.jenkins.plugins.servicemesh.istio.rule.policy;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import java.util.List;

/** Rules on an AuthorizationPolicy as a whole: its action, its provider, its target. */
public final class AuthorizationPolicyRules {

    private static final String POLICY = "istio/authorization-rules";
    private static final List<String> NOT_UNDER_CUSTOM =
            List.of("namespaces", "serviceAccounts", "trustDomains", "principals", "requestPrincipals");
    private static final List<String> KEYS_NOT_UNDER_CUSTOM =
            List.of("source.namespace", "source.serviceAccount", "source.trustDomain", "source.principal");
    private static final List<String> SOURCES_OF_TCP =
            List.of("principals", "namespaces", "serviceAccounts", "trustDomains", "ipBlocks", "remoteIpBlocks");

    private AuthorizationPolicyRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        PolicyTargetRules.check(spec);
        Field rules = spec.get("rules");
        if (spec.get("action").is("CUSTOM")) {
            custom(spec, rules);
        } else if (spec.has("provider")) {
            spec.get("provider").error(POLICY, "a provider belongs to the action CUSTOM");
        }
        if (spec.get("action").is("DENY") && rules.absent()) {
            spec.error(POLICY, "DENY without rules denies nothing", "rules: [{}] denies everything");
        }
        rules.items().forEach(AuthorizationRuleRules::check);
        if (spec.get("action").is("DENY")) {
            rules.items().forEach(AuthorizationPolicyRules::tcpIsDeniedToo);
        }
    }

    private static void custom(Field spec, Field rules) {
        if (rules.isEmpty()) {
            spec.error(POLICY, "CUSTOM needs rules");
        }
        if (spec.get("provider", "name").isEmpty()) {
            spec.error(POLICY, "CUSTOM needs provider.name");
        }
        for (Field rule : rules.items()) {
            rule.get("from").items().forEach(from -> customSource(from.get("source")));
            for (Field condition : rule.get("when").items()) {
                String key = condition.get("key").textOrEmpty();
                if (KEYS_NOT_UNDER_CUSTOM.contains(key) || key.startsWith("request.auth.")) {
                    condition.get("key").error(POLICY, "not supported under CUSTOM:");
                }
            }
        }
    }

    private static void customSource(Field source) {
        for (String key : NOT_UNDER_CUSTOM) {
            for (String form : List.of(key, negated(key))) {
                if (!source.get(form).isEmpty()) {
                    source.get(form).error(POLICY, form + " is not supported under CUSTOM");
                }
            }
        }
    }

    /** {@code namespaces} to {@code notNamespaces}. */
    static String negated(String key) {
        return "not" + Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    /** On a TCP connection Istio takes HTTP attributes for met, so a DENY rule of nothing else denies all of it. */
    private static void tcpIsDeniedToo(Field rule) {
        boolean tcpSource = rule.get("from").items().stream()
                .map(from -> from.get("source").object())
                .anyMatch(AuthorizationPolicyRules::knowsTcpSource);
        boolean tcpTarget = rule.get("to").items().stream()
                .map(to -> to.get("operation"))
                .anyMatch(operation -> operation.has("ports") || operation.has("notPorts"));
        boolean asksForHttp = rule.has("from") || rule.has("to");
        if (asksForHttp && !tcpSource && !tcpTarget) {
            rule.warn(
                    "istio/deny-of-tcp",
                    "only HTTP attributes: denies every TCP connection in its scope",
                    "add the ports that are meant");
        }
    }

    private static boolean knowsTcpSource(JsonObject source) {
        return SOURCES_OF_TCP.stream().anyMatch(key -> source.has(key) || source.has(negated(key)));
    }
}
