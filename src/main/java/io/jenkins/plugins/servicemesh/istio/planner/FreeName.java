package io.jenkins.plugins.servicemesh.istio.planner;

import io.jenkins.plugins.servicemesh.plan.PlanDraft;
import io.jenkins.plugins.servicemesh.resource.ResourceId;
import io.jenkins.plugins.servicemesh.resource.ResourceType;

/** Names for new objects that do not hit another one. */
public final class FreeName {

    private FreeName() {}

    /** The wanted name, or where something else has it, that name with {@code -mesh} behind it, as often as it takes. */
    public static String in(PlanDraft draft, ResourceType type, String namespace, String wanted) {
        boolean taken = draft.find(ResourceId.of(type, namespace, wanted)).isPresent();
        return taken ? in(draft, type, namespace, wanted + "-mesh") : wanted;
    }
}
