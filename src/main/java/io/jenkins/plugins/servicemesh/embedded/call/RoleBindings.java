package io.jenkins.plugins.servicemesh.embedded.call;

import io.jenkins.plugins.servicemesh.embedded.kind.BuiltinKinds;
import io.jenkins.plugins.servicemesh.embedded.store.ControlledObjects;
import io.jenkins.plugins.servicemesh.resource.JsonObject;
import io.jenkins.plugins.servicemesh.resource.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the stored Roles and ClusterRoles give to those whom the stored bindings name. */
final class RoleBindings {

    /** What everyone who is known may do: ask what he may do. */
    private static final PolicyRule BASIC = new PolicyRule(JsonObject.of("verbs", List.of("create"))
            .with("apiGroups", List.of("authorization.k8s.io"))
            .with("resources", List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews")));

    private static final PolicyRule WHO_AM_I = new PolicyRule(JsonObject.of("verbs", List.of("create"))
            .with("apiGroups", List.of("authentication.k8s.io"))
            .with("resources", List.of("selfsubjectreviews")));

    private final ControlledObjects objects;

    RoleBindings(ControlledObjects objects) {
        this.objects = objects;
    }

    /** The rules that hold for that caller in that namespace; those for the whole cluster if it is empty. */
    List<PolicyRule> rules(Caller caller, String namespace) {
        Stream<PolicyRule> everywhere = bound(BuiltinKinds.CLUSTER_ROLE_BINDING, "", caller);
        Stream<PolicyRule> there =
                namespace.isEmpty() ? Stream.of() : bound(BuiltinKinds.ROLE_BINDING, namespace, caller);
        return Stream.concat(Stream.of(BASIC, WHO_AM_I), Stream.concat(everywhere, there))
                .toList();
    }

    private Stream<PolicyRule> bound(ResourceType bindings, String namespace, Caller caller) {
        return objects.list(bindings, namespace).stream()
                .filter(binding -> binding.array("subjects").objects().stream()
                        .anyMatch(subject -> names(subject, namespace, caller)))
                .flatMap(binding -> role(binding.object("roleRef"), namespace).stream())
                .flatMap(role -> role.array("rules").objects().stream())
                .map(PolicyRule::new);
    }

    private static boolean names(JsonObject subject, String namespace, Caller caller) {
        String name = subject.text("name").orElse("");
        return switch (subject.text("kind").orElse("")) {
            case "User" -> caller.name().equals(name);
            case "Group" -> caller.groups().contains(name);
            case "ServiceAccount" ->
                caller.name()
                        .equals(Caller.serviceAccount(subject.text("namespace").orElse(namespace), name)
                                .name());
            default -> false;
        };
    }

    private Optional<JsonObject> role(JsonObject reference, String namespace) {
        String name = reference.text("name").orElse("");
        return reference.text("kind").equals(Optional.of("ClusterRole"))
                ? objects.find(BuiltinKinds.CLUSTER_ROLE, "", name)
                : objects.find(BuiltinKinds.ROLE, namespace, name);
    }
}
