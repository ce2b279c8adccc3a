package io.jenkins.plugins.servicemesh.istio.rule.destinationrule;

import io.jenkins.plugins.servicemesh.istio.rule.value.Field;
import io.jenkins.plugins.servicemesh.istio.rule.value.ValueRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Rules on preferring near endpoints (DestinationRule {@code localityLbSetting}, {@code zoneAwareLbSetting}). */
final class LocalityRules {

    private static final String LOCALITY = "istio/locality";
    private static final Set<String> TOPOLOGY =
            Set.of("topology.kubernetes.io/region", "topology.kubernetes.io/zone", "topology.istio.io/subzone");

    private LocalityRules() {}

    /** @param ejects whether failing endpoints are taken out: without that nothing ever fails over */
    static void check(Field balancer, boolean ejects) {
        Field locality = balancer.get("localityLbSetting");
        Field zone = balancer.get("zoneAwareLbSetting");
        if (locality.present() && zone.present()) {
            balancer.error(LOCALITY, "localityLbSetting and zoneAwareLbSetting exclude each other");
        }
        if (!locality.get("distribute").isEmpty() && !locality.get("failover").isEmpty()) {
            locality.error(LOCALITY, "distribute and failover exclude each other");
        }
        locality.get("distribute").items().forEach(LocalityRules::distribution);
        regionsNamedOnce(locality, !locality.get("failover").isEmpty());
        regionsNamedOnce(zone, true);
        for (Field setting : List.of(locality, zone)) {
            setting.get("failover").items().forEach(LocalityRules::failover);
            failoverNeedsEjection(setting, ejects);
        }
    }

    /** Where failover or zones say the order of regions, failoverPriority must not say it too. */
    private static void regionsNamedOnce(Field setting, boolean ordered) {
        for (Field label : setting.get("failoverPriority").items()) {
            String key = label.textOrEmpty().split("=", 2)[0];
            if (ordered && TOPOLOGY.contains(key)) {
                label.error(LOCALITY, "no label of region, zone or subzone may stand here:");
            }
        }
    }

    private static void failoverNeedsEjection(Field setting, boolean ejects) {
        boolean failsOver = !setting.get("failover").isEmpty()
                || !setting.get("failoverPriority").isEmpty();
        if (failsOver && !ejects) {
            setting.warn(LOCALITY, "failover does nothing without outlierDetection");
        }
    }

    private static void distribution(Field distribution) {
        locality(distribution.get("from"), distribution.get("from").textOrEmpty());
        int total = 0;
        List<String> seen = new ArrayList<>();
        for (Field weight : distribution.get("to").members()) {
            locality(weight, weight.key());
            ValueRules.between(weight, 1, 100, LOCALITY, "a locality's weight");
            total += weight.integer().orElse(0);
            seen.stream()
                    .filter(other -> overlap(other, weight.key()))
                    .findFirst()
                    .ifPresent(other -> weight.error(LOCALITY, "'" + weight.key() + "' overlaps with '" + other + "'"));
            seen.add(weight.key());
        }
        if (total != 100) {
            distribution.get("to").error(LOCALITY, "the weights add up to " + total + ", not to 100");
        }
    }

    /** {@code region/zone/subzone}, where a star may stand at the end. */
    private static void locality(Field field, String text) {
        List<String> parts = Arrays.asList(text.split("/", -1));
        boolean starsEnd = parts.indexOf("*") < 0 || parts.indexOf("*") == parts.size() - 1;
        boolean wholeParts = parts.stream().allMatch(part -> part.equals("*") || !part.contains("*"));
        if (parts.contains("") || !starsEnd || !wholeParts) {
            field.error(LOCALITY, "'" + text + "' is not region/zone/subzone with '*' at most as its last part");
        }
    }

    private static boolean overlap(String left, String right) {
        String[] a = left.split("/");
        String[] b = right.split("/");
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            if (a[i].equals("*") || b[i].equals("*")) {
                return true;
            }
            if (!a[i].equals(b[i])) {
                return false;
            }
        }
        return true;
    }

    private static void failover(Field failover) {
        String from = failover.get("from").textOrEmpty();
        String to = failover.get("to").textOrEmpty();
        if (from.equals(to)) {
            failover.error(LOCALITY, "a failover leads to another region, not to the same:");
        }
        if ((from + to).contains("/") || (from + to).contains("*")) {
            failover.error(LOCALITY, "a failover is between regions, without '/' and '*'");
        }
    }
}
