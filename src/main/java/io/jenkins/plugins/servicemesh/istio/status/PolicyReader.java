package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.mesh.status.PolicyFact;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonBoolean;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Telemetry objects ask for, and AuthorizationPolicies that are for a waypoint or gateway and not for pods. */
final class PolicyReader {

    private final Snapshot snapshot;
    private final List<String> places;
    private final String root;

    PolicyReader(Snapshot snapshot, String namespace, String root) {
        this.snapshot = snapshot;
        this.places = Stream.of(root, namespace).distinct().toList();
        this.root = root;
    }

    List<PolicyFact> read() {
        List<PolicyFact> facts = new ArrayList<>();
        for (String place : places) {
            snapshot.list(IstioTypes.TELEMETRY, place).stream()
                    .map(telemetry -> fact(telemetry, telemetry(telemetry.spec())))
                    .forEach(facts::add);
            snapshot.list(IstioTypes.AUTHORIZATION_POLICY, place).stream()
                    .filter(PolicyReader::hasTarget)
                    .map(policy -> fact(policy, access(policy.spec())))
                    .forEach(facts::add);
        }
        return facts;
    }

    static boolean hasTarget(Resource policy) {
        return policy.spec().has("targetRef")
                || !policy.spec().array("targetRefs").isEmpty();
    }

    private PolicyFact fact(Resource policy, List<String> words) {
        return new PolicyFact(policy.id().toString(), scope(policy), words);
    }

    private String scope(Resource policy) {
        Map<String, String> selector = new TreeMap<>(
                policy.spec().object("selector").object("matchLabels").texts());
        if (hasTarget(policy)) {
            return Stream.concat(
                            Stream.of(policy.spec().object("targetRef")),
                            policy.spec().array("targetRefs").objects().stream())
                    .filter(target -> !target.isEmpty())
                    .map(target -> target.text("kind").orElse("?") + " "
                            + target.text("name").orElse("?"))
                    .collect(Collectors.joining(", "));
        }
        if (!selector.isEmpty()) {
            return "pods with " + selector.toString().replaceAll("[{}]", "");
        }
        return policy.namespace().equals(root) ? "the whole mesh" : "the namespace";
    }

    private static List<String> access(JsonObject spec) {
        String action = spec.text("action").orElse("ALLOW");
        return spec.array("rules").objects().stream()
                .map(rule -> action + " " + AccessWords.of(rule))
                .toList();
    }

    private static List<String> telemetry(JsonObject spec) {
        List<String> words = new ArrayList<>();
        spec.array("tracing").objects().forEach(part -> words.add("tracing" + sampling(part) + providers(part)));
        spec.array("accessLogging").objects().forEach(part -> words.add("access log" + providers(part) + filter(part)));
        spec.array("metrics").objects().forEach(part -> words.add("metrics" + providers(part) + overrides(part)));
        return words;
    }

    private static String sampling(JsonObject tracing) {
        boolean off = tracing.get("disableSpanReporting").equals(Optional.of(JsonBoolean.TRUE));
        return off
                ? " off"
                : tracing.number("randomSamplingPercentage")
                        .map(percent -> " of " + percent + " %")
                        .orElse("");
    }

    private static String providers(JsonObject part) {
        String names = part.array("providers").objects().stream()
                .flatMap(provider -> provider.text("name").stream())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " to " + names;
    }

    private static String filter(JsonObject log) {
        boolean off = log.get("disabled").equals(Optional.of(JsonBoolean.TRUE));
        return off
                ? " off"
                : log.object("filter")
                        .text("expression")
                        .map(expression -> " where " + expression)
                        .orElse("");
    }

    private static String overrides(JsonObject metrics) {
        int count = metrics.array("overrides").size();
        return count == 0 ? "" : ", " + count + (count == 1 ? " override" : " overrides");
    }
}
