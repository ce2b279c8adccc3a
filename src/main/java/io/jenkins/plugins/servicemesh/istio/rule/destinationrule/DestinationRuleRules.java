package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.HostRules;
import io.jenkins.plugins.servicemesh.istio.rule.value.LabelRules;
import java.util.HashSet;
import java.util.Set;

/** Rules on a DestinationRule: its host, its subsets, and to whom it is visible. */
public final class DestinationRuleRules {

    private static final String SUBSET = "istio/subset";

    private DestinationRuleRules() {}

    public static void check(Field object) {
        Field spec = object.get("spec");
        HostRules.wildcardHost(spec.get("host"));
        if (spec.has("trafficPolicy")) {
            TrafficPolicyRules.check(spec.get("trafficPolicy"));
        }
        subsets(spec.get("subsets"));
        HostRules.exportTo(spec.get("exportTo"), false);
        workloadSelector(spec);
        ClientTlsRules.serverIsVerified(spec);
    }

    private static void subsets(Field subsets) {
        Set<String> names = new HashSet<>();
        for (Field subset : subsets.items()) {
            subset(subset);
            subset.get("name")
                    .text()
                    .filter(name -> !name.isEmpty() && !names.add(name))
                    .ifPresent(name -> subset.get("name").error(SUBSET, "two subsets have the name"));
        }
    }

    private static void subset(Field subset) {
        if (subset.absent()) {
            subset.error(SUBSET, "a subset is null");
            return;
        }
        if (subset.get("name").isEmpty()) {
            subset.error(SUBSET, "a subset needs a name");
        } else {
            HostRules.dnsLabel(subset.get("name"), "a subset's name");
        }
        LabelRules.labels(subset.get("labels"));
        if (subset.has("trafficPolicy")) {
            TrafficPolicyRules.check(subset.get("trafficPolicy"));
        }
    }

    private static void workloadSelector(Field spec) {
        Field selector = spec.get("workloadSelector");
        LabelRules.selector(selector, "matchLabels");
        for (Field entry : spec.get("exportTo").items()) {
            if (selector.present() && !entry.is(".") && !entry.is(spec.namespace())) {
                entry.error(
                        "istio/export-to", "one with a workloadSelector is visible in its own namespace only, not in");
            }
        }
    }
}
