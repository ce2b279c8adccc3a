package io.jenkins.plugins.servicemesh.plan;

import io.jenkins.plugins.servicemesh.plan.Ownership.Controlled;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out whose an object is: from labels, annotations, owner references and field managers. */
public final class OwnerDetector {

    /** A label or annotation key (or its beginning, where it ends with a slash) by which a controller marks its objects. */
    private record Mark(String key, String controller) {}

    private static final List<Mark> MARKS = List.of(
            new Mark("argocd.argoproj.io/", "Argo CD"),
            new Mark("kustomize.toolkit.fluxcd.io/", "Flux"),
            new Mark("helm.toolkit.fluxcd.io/", "Flux"),
            new Mark("meta.helm.sh/release-name", "Helm"),
            new Mark("rollouts.argoproj.io/", "Argo Rollouts"));

    private static final Map<String, String> MANAGERS = Map.of(
            "argocd-controller", "Argo CD",
            "argocd-application-controller", "Argo CD",
            "kustomize-controller", "Flux",
            "helm-controller", "Flux",
            "helm", "Helm",
            "flagger", "Flagger",
            "rollouts-controller", "Argo Rollouts",
            "argo-rollouts", "Argo Rollouts");

    private static final Map<String, String> OWNER_KINDS = Map.of("Canary", "Flagger", "Rollout", "Argo Rollouts");

    private OwnerDetector() {}

    /** Whose it is, seen by that owner. A controller's mark counts before ours: it would undo what we write. */
    public static Ownership detect(Resource resource, Owner owner) {
        Optional<Controlled> controller = byReference(resource)
                .or(() -> byMark(resource, resource.annotations()))
                .or(() -> byMark(resource, resource.labels()))
                .or(() -> byHelmLabel(resource))
                .or(() -> byFieldManager(resource));
        if (controller.isPresent()) {
            return controller.get();
        }
        if (!Owner.MANAGER.equals(resource.labels().get(Owner.MANAGED_BY))) {
            return new Ownership.Unclaimed();
        }
        String name = resource.annotations().getOrDefault(Owner.OWNER, "");
        return name.equals(owner.name()) ? new Ownership.Ours() : new Ownership.OfAnother(name);
    }

    private static Optional<Controlled> byReference(Resource resource) {
        return resource.metadata().array("ownerReferences").objects().stream()
                .flatMap(reference -> byReference(resource, reference).stream())
                .findFirst();
    }

    private static Optional<Controlled> byReference(Resource resource, JsonObject reference) {
        String kind = reference.text("kind").orElse("");
        String evidence =
                "ownerReference " + kind + "/" + reference.text("name").orElse("");
        return Optional.ofNullable(OWNER_KINDS.get(kind)).map(controller -> controlled(resource, controller, evidence));
    }

    private static Optional<Controlled> byMark(Resource resource, Map<String, String> keys) {
        return keys.keySet().stream()
                .flatMap(key -> MARKS.stream()
                        .filter(mark -> mark.key().endsWith("/") ? key.startsWith(mark.key()) : key.equals(mark.key()))
                        .map(mark -> controlled(resource, mark.controller(), key + "=" + keys.get(key))))
                .findFirst();
    }

    private static Optional<Controlled> byHelmLabel(Resource resource) {
        return Optional.ofNullable(resource.labels().get(Owner.MANAGED_BY))
                .filter("Helm"::equals)
                .map(value -> controlled(resource, "Helm", Owner.MANAGED_BY + "=" + value));
    }

    private static Optional<Controlled> byFieldManager(Resource resource) {
        return resource.metadata().array("managedFields").objects().stream()
                .filter(OwnerDetector::ownsSpec)
                .flatMap(entry -> entry.text("manager").stream())
                .filter(MANAGERS::containsKey)
                .map(manager ->
                        controlled(resource, MANAGERS.getOrDefault(manager, manager), "field manager " + manager))
                .findFirst();
    }

    /** A manager of labels or status alone does not undo a spec. */
    private static boolean ownsSpec(JsonObject entry) {
        return entry.object("fieldsV1").has("f:spec");
    }

    private static Controlled controlled(Resource resource, String controller, String evidence) {
        return new Controlled(controller, evidence, OwnerAdvice.of(controller, resource));
    }
}
