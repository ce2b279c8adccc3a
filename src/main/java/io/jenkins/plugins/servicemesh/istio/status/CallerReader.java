package io.jenkins.plugins.servicemesh.istio.status;

import io.jenkins.plugins.servicemesh.istio.api.IstioLabels;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.mesh.status.CallerFacts;
import io.jenkins.plugins.servicemesh.mesh.status.CallerFacts.Rule;
import io.jenkins.plugins.servicemesh.plan.Need;
import io.jenkins.plugins.servicemesh.plan.Snapshot;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who may call pods: Istio asks CUSTOM, then DENY, then ALLOW policies of the namespace and of the root namespace. */
final class CallerReader {

    private static final String ALLOW = "ALLOW";
    private static final List<String> ACTIONS = List.of("CUSTOM", "DENY", ALLOW, "AUDIT");

    private final Snapshot snapshot;
    private final List<String> places;

    CallerReader(Snapshot snapshot, String namespace, String root) {
        this.snapshot = snapshot;
        this.places = Stream.of(root, namespace).distinct().toList();
    }

    CallerFacts read(Map<String, String> podLabels) {
        List<Resource> policies = places.stream()
                .flatMap(place -> snapshot.list(IstioTypes.AUTHORIZATION_POLICY, place).stream())
                .filter(policy -> selects(policy, podLabels))
                .toList();
        List<Rule> rules = ACTIONS.stream()
                .flatMap(action -> policies.stream()
                        .filter(policy -> action(policy).equals(action))
                        .flatMap(CallerReader::rules))
                .toList();
        return new CallerFacts(rest(policies), rules);
    }

    /** The first ALLOW policy closes all else. */
    private String rest(List<Resource> policies) {
        Optional<Need> missing = places.stream()
                .map(place -> Need.all(IstioTypes.AUTHORIZATION_POLICY, place))
                .filter(need -> snapshot.gap(need)
                        .filter(Snapshot.Gap.FORBIDDEN::equals)
                        .isPresent())
                .findFirst();
        boolean closed = policies.stream().anyMatch(policy -> action(policy).equals(ALLOW) && !isDryRun(policy));
        if (closed) {
            return "nobody";
        }
        return missing.map(need -> "not known, needs " + need).orElse("everyone");
    }

    private static Stream<Rule> rules(Resource policy) {
        String action = action(policy) + (isDryRun(policy) ? " (dry run)" : "");
        List<JsonObject> rules = policy.spec().array("rules").objects();
        Stream<String> words =
                rules.isEmpty() ? Stream.of("nobody") : rules.stream().map(AccessWords::of);
        return words.map(text -> new Rule(action, text, policy.id().toString()));
    }

    private static String action(Resource policy) {
        return policy.spec().text("action").orElse(ALLOW);
    }

    private static boolean isDryRun(Resource policy) {
        return "true".equals(policy.annotations().get(IstioLabels.DRY_RUN));
    }

    /** One with a target is for a waypoint or gateway. */
    private static boolean selects(Resource policy, Map<String, String> podLabels) {
        Map<String, String> wanted =
                policy.spec().object("selector").object("matchLabels").texts();
        return !PolicyReader.hasTarget(policy) && podLabels.entrySet().containsAll(wanted.entrySet());
    }
}
