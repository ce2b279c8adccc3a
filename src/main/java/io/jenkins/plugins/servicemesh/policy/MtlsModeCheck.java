package io.jenkins.plugins.servicemesh.policy;

import io.jenkins.plugins.servicemesh.check.Finding;
import io.jenkins.plugins.servicemesh.check.Place;
import io.jenkins.plugins.servicemesh.istio.api.IstioTypes;
import io.jenkins.plugins.servicemesh.model.MtlsMode;
import io.jenkins.plugins.servicemesh.plan.Change;
import io.jenkins.plugins.servicemesh.plan.Plan;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds the modes of every PeerAuthentication that a plan writes, at all its levels, against those that are allowed. What was
 * there before the plan is not its doing. Where PERMISSIVE, which holds where nobody says anything, is not allowed, no mode may
 * be taken away either.
 */
final class MtlsModeCheck {

    private static final String RULE = "policy/mtls-mode";
    private static final String INHERITED = "UNSET";

    private final Set<MtlsMode> allowed;

    /** @param allowed empty for all */
    MtlsModeCheck(Set<MtlsMode> allowed) {
        this.allowed = allowed;
    }

    List<Finding> check(Plan plan) {
        if (allowed.isEmpty()) {
            return List.of();
        }
        return plan.changes().stream()
                .filter(change -> change.id().type().sameKind(IstioTypes.PEER_AUTHENTICATION))
                .flatMap(change -> check(change).stream())
                .toList();
    }

    private List<Finding> check(Change change) {
        Map<String, String> before = change.prior().map(MtlsModeCheck::modes).orElse(Map.of());
        Map<String, String> after = change.result().map(MtlsModeCheck::modes).orElse(Map.of());
        boolean sameWorkloads = selector(change.prior()).equals(selector(change.result()));
        List<Finding> findings = new ArrayList<>();
        after.forEach((path, mode) -> {
            if (!isAllowed(mode) && !(mode.equals(before.get(path)) && sameWorkloads)) {
                findings.add(refusal(change, path, "this mTLS mode is not allowed on this cluster")
                        .withValue(mode));
            }
        });
        if (!allowed.contains(MtlsMode.PERMISSIVE)) {
            before.forEach((path, mode) -> {
                if (isAllowed(mode) && !(after.containsKey(path) && sameWorkloads)) {
                    findings.add(refusal(change, path, "this mTLS mode must not be taken away on this cluster")
                            .withValue(mode));
                }
            });
        }
        return findings;
    }

    private boolean isAllowed(String mode) {
        return allowed.stream().anyMatch(each -> each.name().equals(mode));
    }

    /** The modes that an object sets, by their paths; one that is inherited is none. */
    private static Map<String, String> modes(Resource policy) {
        Map<String, String> modes = new TreeMap<>();
        add("spec.mtls.mode", policy.spec().object("mtls"), modes);
        JsonObject ports = policy.spec().object("portLevelMtls");
        ports.keys().forEach(port -> add("spec.portLevelMtls." + port + ".mode", ports.object(port), modes));
        return modes;
    }

    private static void add(String path, JsonObject level, Map<String, String> modes) {
        level.text("mode").filter(mode -> !mode.equals(INHERITED)).ifPresent(mode -> modes.put(path, mode));
    }

    private static Optional<JsonObject> selector(Optional<Resource> policy) {
        return policy.map(object -> object.spec().object("selector"));
    }

    private Finding refusal(Change change, String path, String what) {
        return Finding.error(RULE, what)
                .at(Place.in(change.id(), path))
                .withAllowed(allowed.stream().sorted().map(MtlsMode::name).toList())
                .withSuggestion(ClusterPolicy.ADVICE);
    }
}
